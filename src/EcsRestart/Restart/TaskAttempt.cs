using EcsRestart.Results;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>What trying to run a task came to.</summary>
internal abstract record TaskAttempt
{
    private TaskAttempt()
    {
    }

    /// <summary>ECS started all that was asked for.</summary>
    public sealed record Started(TaskRun Run) : TaskAttempt;

    /// <summary>There is nothing to watch.</summary>
    public sealed record Ended(RestartResult Result) : TaskAttempt;
}
