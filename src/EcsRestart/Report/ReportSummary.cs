namespace EcsRestart.Report;

/// <summary>The number of results per status.</summary>
/// <param name="Unverified">How many of <paramref name="Success"/> were not watched to completion.</param>
public sealed record ReportSummary(int Success, int Skipped, int Failed, int Unverified)
{
    internal static ReportSummary Of(RunResults results)
    {
        int Count(ResultStatus status) => results.Count(code => code.Status == status);

        return new ReportSummary(
            Count(ResultStatus.Success),
            Count(ResultStatus.Skipped),
            Count(ResultStatus.Failed),
            results.Count(code => code == ResultCode.Started || code == ResultCode.TaskStarted));
    }
}
