using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>A CloudFormation template.</summary>
/// <param name="file">The name of the file in the folder <c>infra</c>.</param>
internal sealed partial class StackTemplate(string file = "template.yaml")
{
    private const int MatchTimeoutMilliseconds = 1_000;

    public YamlMappingNode Root { get; } = Yaml.Load("infra", file);

    public YamlNode Parameters => Root.At("Parameters");

    public IEnumerable<(string Name, YamlNode Resource)> OfType(string type) =>
        Root.At("Resources").Members().Where(resource => resource.Node.At("Type").Text() == type);

    public YamlNode Properties(string resource) => Root.At("Resources", resource, "Properties");

    public string Default(string parameter) => Parameters.At(parameter, "Default").Text();

    /// <summary>All IAM statements of the template, including those in unused branches of conditions.</summary>
    public IEnumerable<Statement> Statements() => Root.At("Resources").Tree().SelectMany(node => node switch
    {
        YamlMappingNode when node.Get("Effect") is not null => [Read(node)],
        YamlScalarNode scalar when scalar.Value?.Contains("\"Effect\"", StringComparison.Ordinal) is true =>
            Yaml.Parse(scalar.Value).At("Statement").Tree().Where(statement => statement.Get("Effect") is not null).Select(Read),
        _ => Enumerable.Empty<Statement>(),
    });

    /// <summary>Returns the names that the functions below the node refer to.</summary>
    /// <param name="unless">A condition. Nodes that exist only when it is true are ignored.</param>
    public static IEnumerable<string> References(YamlNode node, string? unless = null) => Reached(node, unless).SelectMany(here => here switch
    {
        YamlScalarNode scalar when here.Function() is "!Ref" => [scalar.Text()],
        YamlScalarNode scalar when here.Function() is "!GetAtt" => [scalar.Text().Split('.')[0]],
        YamlScalarNode scalar => Placeholders().Matches(scalar.Text()).Select(match => match.Groups["name"].Value.Split('.')[0]),
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>The string of a <c>!Sub</c>, with or without its own variables.</summary>
    public static string Template(YamlNode sub) => (sub is YamlSequenceNode list ? list[0] : sub).Text();

    /// <summary>
    /// Returns the string of a <c>!Sub</c> with the defaults of the parameters. Other placeholders are replaced by their names.
    /// </summary>
    public string Substitute(YamlNode sub) => Placeholders().Replace(
        Template(sub),
        match => Parameters.Get(match.Groups["name"].Value)?.Get("Default")?.Text() ?? match.Groups["name"].Value);

    /// <summary>Namespace, name and dimensions of the metrics of all alarms.</summary>
    public IEnumerable<string> AlarmMetrics() => OfType("AWS::CloudWatch::Alarm").SelectMany(alarm => alarm.Resource.Tree())
        .Where(node => node.Get("MetricName") is not null)
        .Select(metric => string.Join(' ', [
            metric.At("Namespace").Text(), metric.At("MetricName").Text(),
            .. ((YamlSequenceNode)metric.At("Dimensions")).Children.Select(dimension => dimension.At("Name").Text()),
        ]));

    public IEnumerable<string> DashboardMetrics() => DashboardText.Metrics(Substitute(Properties("Dashboard").At("DashboardBody")));

    private static IEnumerable<YamlNode> Reached(YamlNode node, string? unless) => node switch
    {
        YamlSequenceNode { Children: [var condition, _, var otherwise] } when node.Function() is "!If" && condition.Text() == unless =>
            Reached(otherwise, unless),
        YamlMappingNode mapping => mapping.Children.SelectMany(member => Reached(member.Value, unless)).Prepend(node),
        YamlSequenceNode list => list.Children.SelectMany(one => Reached(one, unless)).Prepend(node),
        _ => [node],
    };

    private static Statement Read(YamlNode statement) => new(
        statement.At("Action").Texts(),
        string.Join(' ', statement.Get("Resource")?.Texts() ?? []),
        statement.Get("Principal")?.Get("Service")?.Text(),
        [.. (statement.Get("Condition")?.Members() ?? []).SelectMany(condition => condition.Node.Members()).Select(condition => condition.Name)]);

    [GeneratedRegex(@"\$\{(?<name>[^}!]+)\}", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Placeholders();
}
