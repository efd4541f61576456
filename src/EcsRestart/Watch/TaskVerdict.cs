using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>What a look at the tasks of a run says of them.</summary>
internal abstract record TaskVerdict
{
    private TaskVerdict()
    {
    }

    /// <summary>Not over yet.</summary>
    public sealed record Ongoing : TaskVerdict;

    /// <summary>Every essential container of every task ended with 0.</summary>
    public sealed record Succeeded(IReadOnlyList<TaskSnapshot> Tasks) : TaskVerdict;

    /// <summary>They ended in another way, or have no more time.</summary>
    /// <param name="Tasks">As they were seen last.</param>
    public sealed record Ended(ResultCode Code, string Sentence, IReadOnlyList<TaskSnapshot> Tasks) : TaskVerdict;

    /// <summary>The run ended before the tasks did, or could not look any more.</summary>
    public sealed record Unseen(string Warning) : TaskVerdict;
}
