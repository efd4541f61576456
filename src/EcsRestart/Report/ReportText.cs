using System.Globalization;
using EcsRestart.Request;

namespace EcsRestart.Report;

/// <summary>Reports in words.</summary>
public static class ReportText
{
    /// <summary>The run in one line, such as <c>2 restarted, 1 skipped, 1 failed in 94 s</c>.</summary>
    public static string Summarise(IReadOnlyList<RestartResult> results, TimeSpan duration)
    {
        var planned = results.Count(result => result.Code == ResultCode.DryRun);
        var counts = new[]
        {
            (results.Count(result => result.Code == ResultCode.Restarted), "restarted"),
            (results.Count(result => result.Code == ResultCode.Started), "started"),
            (planned, "to restart"),
            (results.Count(result => result.Status == ResultStatus.Skipped) - planned, "skipped"),
            (results.Count(result => result.Status == ResultStatus.Failed), "failed"),
        };
        var said = string.Join(", ", counts.Where(count => count.Item1 > 0).Select(count => $"{count.Item1:N0} {count.Item2}"));
        return $"{said} in {Duration(duration)}";
    }

    /// <summary>A request that is wrong, in one sentence.</summary>
    public static string Rejection(IReadOnlyList<RequestError> errors) => errors switch
    {
        [{ Message: RequestReader.NoServices }] => RequestReader.NoServices,
        [var only] => $"{only.Path}: {only.Message}.",
        _ => string.Create(CultureInfo.InvariantCulture, $"The request has {errors.Count:N0} errors; nothing was called."),
    };

    /// <summary>A duration as a person would say it: <c>0.4 s</c>, <c>94 s</c>, <c>12 min</c>.</summary>
    public static string Duration(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.#} min"),
    };
}
