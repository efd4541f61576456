using EcsRestart.EndToEnd.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>Reads YAML, with the short forms of CloudFormation functions, such as <c>!Sub</c>, as tags.</summary>
internal static class Yaml
{
    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static YamlMappingNode Load(params string[] path) => Parse(File.ReadAllText(Path.Combine([Repository.Root, .. path])));

    public static YamlNode? Get(this YamlNode node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>Returns the node at the end of the keys.</summary>
    public static YamlNode At(this YamlNode node, params string[] keys) => keys.Aggregate(
        node, (here, key) => here.Get(key) ?? throw new KeyNotFoundException($"No {key} in {string.Join('.', keys)}."));

    public static string Text(this YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    public static string Function(this YamlNode node) => node.Tag.IsEmpty ? "" : node.Tag.Value;

    /// <summary>Returns the values of a string or a list of strings.</summary>
    public static string[] Texts(this YamlNode node) =>
        node is YamlSequenceNode list ? [.. list.Children.Select(Text)] : [node.Text()];

    public static IEnumerable<(string Name, YamlNode Node)> Members(this YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(member => (member.Key.Text(), member.Value));

    /// <summary>Returns the node and all its descendants.</summary>
    public static IEnumerable<YamlNode> Tree(this YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(member => member.Value.Tree()).Prepend(node),
        YamlSequenceNode list => list.Children.SelectMany(Tree).Prepend(node),
        _ => [node],
    };
}
