namespace EcsRestart.StepFunctions;

/// <summary>The steps of a run in AWS Step Functions.</summary>
internal static class StepName
{
    /// <summary>Decide what is restarted, in which waves and batches.</summary>
    public const string Plan = "plan";

    /// <summary>Restart a batch.</summary>
    public const string Restart = "restart";

    /// <summary>Poll what a batch started.</summary>
    public const string Check = "check";

    /// <summary>Add up the results of a round and return what comes next: another round, or the report.</summary>
    public const string Report = "report";

    /// <summary>Decide again what comes next, after a pause between waves.</summary>
    public const string Next = "next";

    public static readonly IReadOnlyCollection<string> All = [Plan, Restart, Check, Report, Next];
}
