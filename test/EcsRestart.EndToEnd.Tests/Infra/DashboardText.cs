using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>Reads the widgets of a dashboard from JSON or Terraform lists, which have the same form.</summary>
internal static partial class DashboardText
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>Namespace, name and dimension of each metric. A dot repeats the value of the previous metric.</summary>
    public static IEnumerable<string> Metrics(string widgets)
    {
        string[] before = ["", "", ""];
        foreach (Match metric in MetricHeads().Matches(widgets))
        {
            string[] read = [metric.Groups["namespace"].Value, metric.Groups["name"].Value, metric.Groups["dimension"].Value];
            before = [.. read.Zip(before, (now, then) => now == "." ? then : now)];
            yield return string.Join(' ', before);
        }
    }

    [GeneratedRegex(
        @"\[\s*""(?<namespace>[^""]+)"", ""(?<name>\w+)"", ""(?<dimension>[\w.]+)"",", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex MetricHeads();
}
