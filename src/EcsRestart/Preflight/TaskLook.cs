using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>The result of describing a task definition before its task is started.</summary>
internal abstract record TaskLook
{
    private TaskLook()
    {
    }

    public sealed record Found(TaskDefinitionSnapshot Definition) : TaskLook;

    public sealed record Failed(EcsFailure Failure) : TaskLook;

    /// <summary>The run stopped before the task definition was described.</summary>
    public sealed record NotReached : TaskLook;
}
