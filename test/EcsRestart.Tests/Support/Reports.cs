using EcsRestart.Report;
using EcsRestart.Results;

namespace EcsRestart.Tests.Support;

/// <summary>Extensions that read a report in tests.</summary>
internal static class Reports
{
    public static IEnumerable<string> Codes(this RestartReport report) => (report.Results ?? []).Select(result => result.Code.Name);

    public static RestartResult ResultOf(this RestartReport report, string service) =>
        Assert.Single(report.Results ?? [], result => result.Service == service);
}
