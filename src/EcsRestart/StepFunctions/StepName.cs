namespace EcsRestart.StepFunctions;

/// <summary>The steps of which a run consists when AWS Step Functions carries it out.</summary>
internal static class StepName
{
    /// <summary>Decide: what is restarted, in which waves and batches.</summary>
    public const string Plan = "plan";

    /// <summary>Restart a batch.</summary>
    public const string Restart = "restart";

    /// <summary>Look at what a batch restarted.</summary>
    public const string Check = "check";

    /// <summary>Add up what a round of batches came to, and say what is next: another round, or the report.</summary>
    public const string Report = "report";

    /// <summary>Decide again what is next, after a pause between waves.</summary>
    public const string Next = "next";

    public static readonly IReadOnlyCollection<string> All = [Plan, Restart, Check, Report, Next];
}
