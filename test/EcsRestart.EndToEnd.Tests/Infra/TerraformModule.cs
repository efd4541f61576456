using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>A Terraform module read as text, in the form that <c>terraform fmt</c> produces.</summary>
/// <param name="folder">The name of the folder in <c>infra</c>.</param>
internal sealed partial class TerraformModule(string folder = "terraform")
{
    private const int MatchTimeoutMilliseconds = 1_000;

    public string Variables { get; } = File.ReadAllText(Path.Combine(FolderOf(folder), "variables.tf"));

    /// <summary>The code without the variables.</summary>
    public string Code { get; } = string.Join('\n', Directory.GetFiles(FolderOf(folder), "*.tf")
        .Where(file => Path.GetFileName(file) != "variables.tf").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public IEnumerable<string> VariableNames => VariableHeads().Matches(Variables).Select(match => match.Groups["name"].Value);

    public IEnumerable<Statement> Statements() => StatementBodies().Matches(Code).Select(match => new Statement(
        [.. Quoted().Matches(match.Groups["actions"].Value).Select(action => action.Groups["text"].Value)],
        match.Groups["resource"].Value.Trim('[', ']'),
        Service().Match(match.Value) is { Success: true } service ? service.Groups["text"].Value : null,
        []));

    /// <summary>The top-level resource blocks of a type, by name.</summary>
    public IEnumerable<(string Name, string Body)> Resources(string type) => Blocks().Matches(Code)
        .Where(match => match.Groups["type"].Value == type)
        .Select(match => (match.Groups["name"].Value, match.Groups["body"].Value));

    /// <summary>Namespace, name and dimension of the metrics of alarms, without math expressions.</summary>
    public IEnumerable<string> AlarmMetrics() => Resources("aws_cloudwatch_metric_alarm").SelectMany(alarm => AlarmMetric().Matches(alarm.Body)).Select(
        metric => $"{metric.Groups["namespace"].Value} {metric.Groups["name"].Value} {Dimension(metric.Groups["dimensions"].Value)}");

    public IEnumerable<string> DashboardMetrics() => DashboardText.Metrics(Resources("aws_cloudwatch_dashboard").Single().Body);

    /// <summary>Returns the default of a string variable.</summary>
    public string DefaultText(string variable)
    {
        var body = Variables[Variables.IndexOf($"variable \"{variable}\"", StringComparison.Ordinal)..];
        return Regex.Unescape(Defaults().Match(body).Groups["text"].Value);
    }

    private static string FolderOf(string name) => Path.Combine(Repository.Root, "infra", name);

    /// <summary>Returns the name in <c>{ Name = value }</c>, which can be a local.</summary>
    private string Dimension(string map) => FirstName().Match(
        map.StartsWith("local.", StringComparison.Ordinal)
            ? Code[Code.IndexOf($"{map["local.".Length..]} = {{", StringComparison.Ordinal)..]
            : map).Groups["name"].Value;

    [GeneratedRegex(@"^variable ""(?<name>\w+)""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, MatchTimeoutMilliseconds)]
    private static partial Regex VariableHeads();

    [GeneratedRegex(@"^\s+default\s+= ""(?<text>.*)""$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, MatchTimeoutMilliseconds)]
    private static partial Regex Defaults();

    [GeneratedRegex(
        @"^resource ""(?<type>\w+)"" ""(?<name>\w+)"" \{\n(?<body>.*?)^\}",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline,
        MatchTimeoutMilliseconds)]
    private static partial Regex Blocks();

    [GeneratedRegex(
        @"namespace\s+= ""(?<namespace>[^""]+)""\s+metric_name\s+= ""(?<name>\w+)""\s+dimensions\s+= (?<dimensions>[^\n]+)",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex AlarmMetric();

    [GeneratedRegex(@"\{ (?<name>\w+) = ", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex FirstName();

    /// <summary>From Effect to Resource. Trust policies have no Resource and only allow assuming the role.</summary>
    [GeneratedRegex(
        @"Effect\s*=\s*""Allow""((?!Effect).)*?Action\s*=\s*(?<actions>\[[^\]]*\]|""[^""]*"")((?!Effect).)*?Resource\s*=\s*(?<resource>""[^""]*""|\[[^\]]*\]|[\w.]+(\[\d\][\w.]*)?)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        MatchTimeoutMilliseconds)]
    private static partial Regex StatementBodies();

    [GeneratedRegex(@"Service\s*=\s*""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Service();

    [GeneratedRegex(@"""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Quoted();
}
