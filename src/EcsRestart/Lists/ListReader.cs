using System.Diagnostics;
using System.Text.Json;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>Reads what a list holds, with the readers of a request's own entries, and finds everything that is wrong with it at once.</summary>
public sealed class ListReader
{
    private const string Nothing = "the list is empty; expected at least one service, select or task";
    private const string OnlyTargets = "a list says what to restart (services, select, tasks); how is said by the request that points to it";

    private static readonly string[] Targets = ["services", "select", "tasks"];

    private static readonly Dictionary<string, string> Misplaced = RequestReader.Fields.Except(Targets, StringComparer.Ordinal)
        .ToDictionary(name => name, name => name == ListSourceReader.Field ? "a list cannot point to another one" : OnlyTargets, StringComparer.OrdinalIgnoreCase);

    private readonly RequestFindings _findings = new();
    private readonly string _place;
    private readonly ServiceOptions _defaults;

    private ListReader(string place, ServiceOptions defaults)
    {
        _place = place;
        _defaults = defaults;
    }

    private string Root => Path(_place);

    /// <param name="place">Where the list is, as a person would say it (<see cref="ListSource.Place"/>); empty: in a file of its own.</param>
    /// <param name="defaults">What holds for an entry that says nothing.</param>
    public static ParsedList Read(ListContent content, string place, ServiceOptions defaults)
    {
        var reader = new ListReader(place, defaults);
        var reading = content switch
        {
            ListContent.PlainText(var value, var isList) => reader.ReadText(value, isList),
            ListContent.Items(var items) => Of(services: [.. items.Select(reader.ReadItem)]),
            ListContent.SecureString => reader.Refuse("the parameter is a SecureString: a list of services is no secret, and nothing here may decrypt; store it as a String or a StringList"),
            _ => throw new UnreachableException(),
        };
        return reader.Checked(reading);
    }

    private ParsedList ReadText(string text, bool isList)
    {
        var begin = text.AsSpan().TrimStart();
        return begin.StartsWith('{') && !isList ? ReadFragment(text) : Of(services: ReadEntries(text));
    }

    private ParsedList ReadFragment(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return ReadFragment(document.RootElement);
        }
        catch (JsonException malformed)
        {
            return Refuse($"not valid JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}");
        }
    }

    private ParsedList ReadFragment(JsonElement root)
    {
        if (JsonFields.Open(root, Root, Targets, _findings, Misplaced) is not { } fields)
            return Of();

        return Of(
            [.. ServicesReader.Read(fields, _defaults, _findings).Select((service, index) => service with { Place = Within($"services[{index}]") })],
            [.. SelectReader.Read(fields, _defaults, _findings).Select((select, index) => select with { Place = Within($"select[{index}]") })],
            [.. TasksReader.Read(fields, _defaults, _findings).Select((task, index) => task with { Place = Within($"tasks[{index}]") })]);
    }

    private List<ServiceEntry> ReadEntries(string text)
    {
        var entries = text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. entries.Select(ReadEntry)];
    }

    private ServiceEntry ReadEntry(string text, int index)
    {
        var entry = new ServiceEntry { Options = _defaults, Place = Within($"[{index}]") };
        if (EcsArn.LooksLikeOne(text))
            return entry with { Service = text };

        if (text.Split('/') is [var cluster, var service] && EcsName.Fault(cluster) is null && EcsName.Fault(service) is null)
            return entry with { Cluster = cluster, Service = service };

        _findings.AddError($"{Root}[{index}]", $"expected cluster/service or a service's ARN, found {TextFormat.Quote(text)}");
        return entry;
    }

    /// <summary>One that names neither cluster nor service is the service that its key names.</summary>
    private ServiceEntry ReadItem(ListItem item)
    {
        var place = Within($"[{TextFormat.Shorten(item.Id)}]");
        if (JsonFields.Open(item.Entry, Path(place), ServicesReader.Fields, _findings) is not { } fields)
            return new ServiceEntry();

        var entry = ServicesReader.ReadEntry(fields, _defaults, _findings) with { Place = place };
        return entry is { Cluster: null, Service: null } && item.Id.Split('/') is [var cluster, var service]
            ? entry with { Cluster = cluster, Service = service }
            : entry;
    }

    private static string Path(string place) => place.Length == 0 || place.StartsWith('[') ? $"${place}" : $"$.{place}";

    private string Within(string part) => _place.Length == 0 || part.StartsWith('[') ? $"{_place}{part}" : $"{_place}.{part}";

    private ParsedList Refuse(string fault)
    {
        _findings.AddError(Root, fault);
        return Of();
    }

    private static ParsedList Of(
        IReadOnlyList<ServiceEntry>? services = null, IReadOnlyList<SelectEntry>? select = null, IReadOnlyList<TaskEntry>? tasks = null) =>
        new(services ?? [], select ?? [], tasks ?? [], [], []);

    private ParsedList Checked(ParsedList reading)
    {
        if (reading.Services.Count > RequestReader.MaxServices)
            _findings.AddError(Root, $"{reading.Services.Count:N0} services; expected at most {RequestReader.MaxServices:N0}: split the list");
        if (reading is { Services.Count: 0, Select.Count: 0, Tasks.Count: 0 } && _findings.Errors.Count == 0)
            _findings.AddError(Root, Nothing);
        return reading with { Errors = _findings.Errors, Warnings = _findings.Warnings };
    }
}
