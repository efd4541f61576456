using EcsRestart.Results;

namespace EcsRestart.Cli.Output;

/// <summary>Formats results for all views.</summary>
internal static class ResultText
{
    private const string Missing = "–";

    public static string NameOf(RestartResult result) => $"{ClusterOf(result)}/{ServiceOf(result)}";

    public static string ClusterOf(RestartResult result) => string.IsNullOrEmpty(result.Cluster) ? Missing : SafeText.OneLine(result.QualifiedCluster ?? Missing);

    public static string ServiceOf(RestartResult result) => string.IsNullOrEmpty(result.Name) ? Missing : SafeText.OneLine(result.Name);

    /// <summary>The heading of the column with services and tasks.</summary>
    public static string Heading(IReadOnlyList<RestartResult> results) => results.Any(result => result.IsTask) ? "Service or task" : "Service";

    /// <summary>Describes a result in one line, without its names.</summary>
    public static string Describe(RestartResult result)
    {
        var status = result.Status.ToString().ToLowerInvariant();
        var time = result.DurationSeconds is { } seconds ? $" after {Seconds(seconds)}" : "";
        return result.Message is { } message ? $"{status}, {result.Code.Name}{time}: {message}" : $"{status}, {result.Code.Name}{time}";
    }

    public static string ColorOf(ResultStatus status) => status switch
    {
        ResultStatus.Success => "green",
        ResultStatus.Skipped => "yellow",
        _ => "red",
    };

    public static string Seconds(double seconds) => TextFormat.Duration(TimeSpan.FromSeconds(seconds));
}
