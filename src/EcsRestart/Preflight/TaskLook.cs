using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>What looking at a task definition before it is run came to.</summary>
internal abstract record TaskLook
{
    private TaskLook()
    {
    }

    public sealed record Found(TaskDefinitionSnapshot Definition) : TaskLook;

    public sealed record Failed(EcsFailure Failure) : TaskLook;

    /// <summary>The run ended before its turn.</summary>
    public sealed record NotReached : TaskLook;
}
