using System.Text.Json;
using EcsRestart.Names;

namespace EcsRestart.Request;

/// <summary>
/// Reads the array <c>select</c>. An invalid pattern is always an error and never ignored, because the selection would match more services
/// without it.
/// </summary>
internal sealed class SelectReader(RequestFindings findings)
{
    public const int MaxEntries = 100;

    private static readonly string[] Fields = ["cluster", "service", "tags", "exclude", .. OptionsReader.Fields];

    public static List<SelectEntry> Read(JsonFields request, ServiceOptions defaults, RequestFindings findings)
    {
        var reader = new SelectReader(findings);
        return [.. request.ReadObjects("select", MaxEntries, Fields).Select(entry => reader.Read(entry, defaults))];
    }

    private SelectEntry Read(JsonFields entry, ServiceOptions defaults)
    {
        RequireServiceOrTags(entry);
        return new SelectEntry
        {
            Cluster = ReadCluster(entry),
            Service = entry.TryGiven("service", out var service) ? ReadGlob(service, entry.PathOf("service")) : Glob.Any,
            Tags = ReadTags(entry),
            Exclude = [.. entry.ReadArray("exclude").Select(pattern => ReadGlob(pattern.Element, pattern.Path))],
            Options = OptionsReader.Read(entry, defaults, findings),
        };
    }

    private void RequireServiceOrTags(JsonFields entry)
    {
        var hasTags = entry.TryGiven("tags", out var tags) && !(tags.ValueKind == JsonValueKind.Object && tags.GetPropertyCount() == 0);
        if (!hasTags && !entry.TryGiven("service", out _))
            findings.AddError(entry.Path, "expected service or tags; to select all services of the cluster, set \"service\": \"*\"");
    }

    private string ReadCluster(JsonFields entry)
    {
        const string Expected = "expected a pattern such as \"prod-*\", or a cluster ARN (arn:aws:ecs:REGION:ACCOUNT:cluster/NAME)";
        var path = entry.PathOf("cluster");
        if (!entry.TryGiven("cluster", out var value))
        {
            findings.AddError(path, $"missing; {Expected}");
            return "";
        }

        var cluster = ReadGlob(value, path).Pattern;
        if (EcsArn.LooksLikeOne(cluster) && !IsClusterArn(cluster))
            findings.AddError(path, $"{Expected}, found {TextFormat.Quote(cluster)}");
        return cluster;
    }

    private static bool IsClusterArn(string text) =>
        EcsArn.Parse(text) is { ResourceType: "cluster", Names: [var name] } && EcsName.Fault(name) is null;

    private Dictionary<string, Glob> ReadTags(JsonFields entry)
    {
        var tags = new Dictionary<string, Glob>(StringComparer.Ordinal);
        foreach (var tag in entry.ReadObject("tags"))
        {
            var key = JsonText.Name(tag);
            var path = $"{entry.PathOf("tags")}.{TextFormat.Shorten(key ?? "?")}";
            if (key is null)
                findings.AddError(path, "expected a tag key, found invalid Unicode");
            else if (!tags.TryAdd(key, ReadGlob(tag.Value, path)))
                findings.AddError(path, "duplicate tag key");
        }

        return tags;
    }

    private Glob ReadGlob(JsonElement value, string path)
    {
        if (JsonText.Read(value, path, findings) is not { } text)
            return new Glob("");

        if (text.Length == 0)
            findings.AddError(path, "expected a pattern such as \"orders-*\", found an empty string");
        else if (ContextAttributes.AnyIn(text))
            findings.AddError(path, $"only EventBridge Scheduler replaces context attributes, found {TextFormat.Quote(text)}");
        return new Glob(text);
    }
}
