using System.Diagnostics;
using System.Text.Json;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>Parses a list with the readers of request entries, and collects all its errors.</summary>
public sealed class ListReader
{
    private const string Nothing = "expected at least 1 service, select or task entry, found an empty list";
    private const string OnlyTargets = "not allowed in a list, which contains only services, select and tasks; set it in the request";

    private static readonly string[] Targets = ["services", "select", "tasks"];

    private static readonly Dictionary<string, string> Misplaced = RequestReader.Fields.Except(Targets, StringComparer.Ordinal)
        .ToDictionary(name => name, name => name == ListSourceReader.Field ? "not allowed in a list: a list cannot refer to another list" : OnlyTargets, StringComparer.OrdinalIgnoreCase);

    private readonly RequestFindings _findings = new();
    private readonly string _place;
    private readonly ServiceOptions _defaults;

    private ListReader(string place, ServiceOptions defaults)
    {
        _place = place;
        _defaults = defaults;
    }

    private string Root => Path(_place);

    /// <param name="place">The path of the list (<see cref="ListSource.Place"/>). Empty for a file.</param>
    /// <param name="defaults">The options that an entry does not set.</param>
    public static ParsedList Read(ListContent content, string place, ServiceOptions defaults)
    {
        var reader = new ListReader(place, defaults);
        var reading = content switch
        {
            ListContent.PlainText(var value, var isList) => reader.ReadText(value, isList),
            ListContent.Items(var items) => Of(services: [.. items.Select(reader.ReadItem)]),
            ListContent.SecureString => reader.Invalid("the parameter is a SecureString, which EcsRestart does not decrypt; store the list as a String or StringList"),
            _ => throw new UnreachableException(),
        };
        return reader.Checked(reading);
    }

    private ParsedList ReadText(string text, bool isList)
    {
        var trimmed = text.AsSpan().TrimStart();
        return trimmed.StartsWith('{') && !isList ? ReadFragment(text) : Of(services: ReadEntries(text));
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
            return Invalid($"invalid JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}");
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

        _findings.AddError($"{Root}[{index}]", $"expected cluster/service or a service ARN, found {TextFormat.Quote(text)}");
        return entry;
    }

    /// <summary>Reads an item. Without cluster and service attributes, the sort key names the service.</summary>
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

    private ParsedList Invalid(string error)
    {
        _findings.AddError(Root, error);
        return Of();
    }

    private static ParsedList Of(
        IReadOnlyList<ServiceEntry>? services = null, IReadOnlyList<SelectEntry>? select = null, IReadOnlyList<TaskEntry>? tasks = null) =>
        new(services ?? [], select ?? [], tasks ?? [], [], []);

    private ParsedList Checked(ParsedList reading)
    {
        if (reading.Services.Count > RequestReader.MaxServices)
            _findings.AddError(Root, $"expected at most {RequestReader.MaxServices:N0} services, found {reading.Services.Count:N0}; split the list");
        if (reading is { Services.Count: 0, Select.Count: 0, Tasks.Count: 0 } && _findings.Errors.Count == 0)
            _findings.AddError(Root, Nothing);
        return reading with { Errors = _findings.Errors, Warnings = _findings.Warnings };
    }
}
