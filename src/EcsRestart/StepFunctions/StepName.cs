namespace EcsRestart.StepFunctions;

/// <summary>The steps of a run in AWS Step Functions.</summary>
internal static class StepName
{
    /// <summary>Decide what is restarted, in which waves and batches.</summary>
    public const string Plan = "plan";

    /// <summary>Restart a batch.</summary>
    public const string Restart = "restart";

    /// <summary>Poll the rollouts and tasks of a batch.</summary>
    public const string Check = "check";

    /// <summary>Add up the results of a round and return the next round or the report.</summary>
    public const string Report = "report";

    /// <summary>Choose the next round again, after a pause between waves.</summary>
    public const string Next = "next";

    public static readonly IReadOnlyCollection<string> All = [Plan, Restart, Check, Report, Next];
}
