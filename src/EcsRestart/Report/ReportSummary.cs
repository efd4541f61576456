namespace EcsRestart.Report;

/// <summary>How many results there are of each status.</summary>
/// <param name="Unverified">Those of <paramref name="Success"/> that nobody watched to their end.</param>
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
