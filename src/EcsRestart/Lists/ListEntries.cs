using System.Diagnostics;
using System.Text.Json.Nodes;
using EcsRestart.Discovery;
using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>Splits a list into its entries.</summary>
public static class ListEntries
{
    private const string Select = "select";
    private const string Tasks = "tasks";

    /// <param name="reading">The parsed list, without errors; not used for the items of a table.</param>
    public static IReadOnlyList<ListedEntry> Of(ListContent content, ParsedList reading) => content switch
    {
        ListContent.Items(var items) => [.. items.Select(item => new ListedEntry(ListedEntry.Services, item.Id, Tidy(JsonObject.Create(item.Entry))))],
        ListContent.PlainText(var text, var isList) when !isList && text.AsSpan().TrimStart().StartsWith('{') => OfFragment(text, reading),
        ListContent.PlainText => [.. reading.Services.Select(entry => new ListedEntry(ListedEntry.Services, NameOf(entry), Plain(entry)))],
        ListContent.SecureString => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>Returns the name of a service as its key in a table, with ARNs reduced to names.</summary>
    private static string NameOf(ServiceEntry entry) => TargetResolver.Resolve([entry with { Options = new() }], () => "")[0] is Target.Named { Service: var service }
        ? (service with { Location = entry.Options.Location }).ToString()
        : $"{entry.Cluster}/{entry.Service}";

    private static ListedEntry[] OfFragment(string text, ParsedList reading)
    {
        var fragment = JsonNode.Parse(text) as JsonObject ?? [];
        var services = reading.Services.Zip(
            Objects(fragment, ListedEntry.Services), (entry, json) => new ListedEntry(ListedEntry.Services, NameOf(entry), Tidy(json)));
        var selects = reading.Select.Zip(
            Objects(fragment, Select), (entry, json) => new ListedEntry(Select, $"{entry.Cluster}/{entry.Service.Pattern}", json));
        var tasks = reading.Tasks.Zip(
            Objects(fragment, Tasks), (entry, json) => new ListedEntry(Tasks, $"{entry.Cluster}/{entry.TaskDefinition}", json));
        return [.. services, .. selects, .. tasks];
    }

    private static IEnumerable<JsonObject> Objects(JsonObject fragment, string field) =>
        (fragment.FirstOrDefault(member => member.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value as JsonArray ?? []).OfType<JsonObject>();

    private static JsonObject Plain(ServiceEntry entry) => Tidy(new JsonObject { ["cluster"] = entry.Cluster, ["service"] = entry.Service });

    /// <summary>Returns the entry with field names and order as in a request, without nulls.</summary>
    private static JsonObject Tidy(JsonObject? entry)
    {
        var members = from member in entry ?? []
                      where member.Value is not null
                      let place = Array.FindIndex(ServicesReader.Fields, name => name.Equals(member.Key, StringComparison.OrdinalIgnoreCase))
                      orderby place
                      select KeyValuePair.Create(place < 0 ? member.Key : ServicesReader.Fields[place], member.Value?.DeepClone());
        return new JsonObject(members);
    }
}
