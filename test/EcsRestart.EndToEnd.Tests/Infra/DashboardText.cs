using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The widgets of a dashboard, as JSON or as Terraform's lists, which look alike.</summary>
internal static partial class DashboardText
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>Namespace, name and dimension of each metric shown; a dot stands for what the metric before has there.</summary>
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
