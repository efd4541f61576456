using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>The Parameter Store operations (AWS Systems Manager API Reference, GetParameter and PutParameter).</summary>
internal sealed class ParameterActions(string arnPrefix, TimeProvider clock)
{
    public static readonly string[] Known = ["GetParameter", "PutParameter"];

    private const string TargetPrefix = "AmazonSSM.";
    private const int MaxStandardBytes = 4_096;
    private const int MaxAdvancedBytes = 8_192;

    private readonly Dictionary<string, List<SimulatedParameter>> _versions = new(StringComparer.Ordinal);

    public static bool Owns(string target) => target.StartsWith(TargetPrefix, StringComparison.Ordinal);

    public static string? SubjectOf(JsonObject? request) => request?["Name"] is JsonValue name && name.TryGetValue(out string? text) ? text : null;

    public string ArnOf(string name) => $"{arnPrefix}{(name.StartsWith('/') ? "" : "/")}{name}";

    public void Add(string name, string value, string type) => Put(name, value, type, tier: null, isOverwritten: true);

    public JsonObject Serve(string action, JsonObject request) => action switch
    {
        "GetParameter" => Get(Text(request, "Name"), request["WithDecryption"]?.GetValue<bool>() ?? false),
        "PutParameter" => PutResponse(Put(
            Text(request, "Name"),
            Text(request, "Value"),
            request["Type"]?.GetValue<string>(),
            request["Tier"]?.GetValue<string>(),
            request["Overwrite"]?.GetValue<bool>() ?? false)),
        _ => throw ListsException.UnknownOperation(action),
    };

    private static JsonObject PutResponse(SimulatedParameter parameter) => new() { ["Tier"] = parameter.Tier, ["Version"] = parameter.Version };

    private static string Text(JsonObject request, string member) => request[member]?.GetValue<string>() is { Length: > 0 } text
        ? text
        : throw ListsException.Invalid($"1 validation error detected: Value at '{member.ToLowerInvariant()}' failed to satisfy constraint: Member must have length greater than or equal to 1");

    private JsonObject Get(string requested, bool withDecryption)
    {
        var (name, selector) = Split(WithoutArn(requested));
        var versions = _versions.GetValueOrDefault(name) ?? throw ListsException.NoParameter();
        var parameter = selector is null
            ? versions[^1]
            : versions.Find(version => version.Version.ToString(CultureInfo.InvariantCulture) == selector) ?? throw ListsException.NoVersion(name, selector);
        return new() { ["Parameter"] = parameter.Describe(ArnOf(name), selector, withDecryption) };
    }

    private SimulatedParameter Put(string name, string value, string? type, string? tier, bool isOverwritten)
    {
        CheckName(name);
        var versions = _versions.GetValueOrDefault(name);
        var previous = versions?[^1];
        if (previous is not null && !isOverwritten)
            throw ListsException.ParameterExists();
        if (previous is not null && type is not null && type != previous.Type)
            throw ListsException.OtherType();
        if ((type ?? previous?.Type) is not { } used)
            throw ListsException.Invalid("A parameter type is required when you create a parameter.");
        if (!SimulatedParameter.Types.Contains(used))
            throw ListsException.Invalid($"1 validation error detected: Value '{used}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [SecureString, StringList, String]");

        var parameter = new SimulatedParameter(name, used, value, TierFor(value, tier, previous), (previous?.Version ?? 0) + 1, clock.GetUtcNow());
        if (versions is null)
            _versions.Add(name, [parameter]);
        else
            versions.Add(parameter);
        return parameter;
    }

    private static string TierFor(string value, string? requested, SimulatedParameter? previous)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        var used = requested switch
        {
            "Intelligent-Tiering" => size > MaxStandardBytes || previous?.Tier == SimulatedParameter.Advanced ? SimulatedParameter.Advanced : SimulatedParameter.Standard,
            null => previous?.Tier ?? SimulatedParameter.Standard,
            _ => requested,
        };
        if (previous?.Tier == SimulatedParameter.Advanced && used == SimulatedParameter.Standard)
            throw ListsException.Invalid("This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier.");
        if (used == SimulatedParameter.Standard && size > MaxStandardBytes)
            throw ListsException.Invalid($"Standard tier parameters support a maximum parameter value of {MaxStandardBytes} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.");
        if (size > MaxAdvancedBytes)
            throw ListsException.Invalid($"Advanced tier parameters support a maximum parameter value of {MaxAdvancedBytes} characters.");
        return used;
    }

    private static void CheckName(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/'))
            throw ListsException.Invalid("Parameter name must be a fully qualified name.");
        if (!name.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_'))
            throw ListsException.Invalid("Parameter name: only a mix of letters, numbers and the following 4 symbols .-_/ are allowed.");
    }

    private string WithoutArn(string requested)
    {
        if (!requested.StartsWith(arnPrefix, StringComparison.Ordinal))
            return requested;

        var path = requested[arnPrefix.Length..];
        return path.LastIndexOf('/') == 0 ? path[1..] : path;
    }

    private static (string Name, string? Selector) Split(string requested) => requested.Split(':') switch
    {
        [var name, var selector] => (name, selector),
        _ => (requested, null),
    };
}
