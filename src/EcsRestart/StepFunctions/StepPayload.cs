using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>The parts of its request that a step repeats, rebuilt as a request, so that the same reader checks them.</summary>
internal sealed partial class StepPayload(RestartRequest settings, IReadOnlyList<ServiceOptions> options)
{
    private const int MatchTimeoutMilliseconds = 1_000;

    private readonly List<(Batch Batch, string Path, int Index)> _services = [];

    public RestartRequest Settings => settings;

    public IReadOnlyList<ServiceOptions> Options => options;

    public void Add(Batch batch, string path) => _services.AddRange((batch.Services ?? []).Select((_, index) => (batch, path, index)));

    public void AddErrorsTo(RequestFindings findings)
    {
        if (RequestReader.Read(Write()) is not RequestReading.Invalid(var errors))
            return;

        // A finished round may leave nothing to do.
        foreach (var error in errors.Where(error => error.Message != RequestReader.NoServices))
            findings.AddError(PathOf(error.Path), error.Message);
    }

    private ReadOnlyMemory<byte> Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("maxInFlight", settings.MaxInFlight);
            json.WriteNumber("stopAfterFailures", settings.StopAfterFailures);
            WriteMinutes(json, "minAgeMinutes", settings.MinAge);
            WriteGates(json);
            if (settings.DeferBy is { } deferBy)
                WriteMinutes(json, "deferMinutes", deferBy);
            json.WriteGiven("services", _services, Write);
            json.WriteGiven("tasks", settings.Tasks, Write);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private void WriteGates(Utf8JsonWriter json)
    {
        json.WriteBoolean("wait", settings.Wait);
        if (settings.ScheduledTime is { } scheduledTime)
            json.WriteString("scheduledTime", scheduledTime.UtcDateTime);
        if (settings.StartWithin is { } window)
            WriteMinutes(json, "startWithinMinutes", window);
        WriteMinutes(json, "pauseMinutes", settings.PauseBetweenWaves);
        json.WriteGiven("maxExtraTasks", settings.MaxExtraTasks);
        json.WriteGiven("calendars", settings.Calendars is [] ? null : settings.Calendars);
    }

    private void Write(Utf8JsonWriter json, (Batch Batch, string Path, int Index) service)
    {
        var of = options[service.Batch.Options ?? 0];
        json.WriteStartObject();
        json.WriteNumber("wave", of.Wave);
        json.WriteGiven("region", of.Location.Region);
        json.WriteGiven("roleArn", of.Location.RoleArn);
        json.WriteGiven("externalId", of.Location.ExternalId);
        WriteMinutes(json, "timeoutMinutes", of.RolloutTimeout);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TaskEntry task)
    {
        json.WriteStartObject();
        json.WriteString("cluster", task.Cluster);
        json.WriteString("taskDefinition", task.TaskDefinition);
        json.WriteGiven("launchType", task.LaunchType);
        json.WriteGiven("capacityProviderStrategy", task.CapacityProviderStrategy, Write);
        if (task.Network is { } network)
        {
            json.WriteStartObject("networkConfiguration");
            json.WriteGiven("subnets", network.Subnets);
            json.WriteGiven("securityGroups", network.SecurityGroups);
            json.WriteGiven("assignPublicIp", network.AssignPublicIp);
            json.WriteEndObject();
        }

        json.WriteNumber("count", task.Count);
        json.WriteGiven("overrides", task.Overrides, Write);
        json.WriteGiven("group", task.Group);
        json.WriteString("startedBy", task.StartedBy);
        json.WriteNumber("wave", task.Wave);
        WriteMinutes(json, "timeoutMinutes", task.Timeout);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CapacityProvider provider)
    {
        json.WriteStartObject();
        json.WriteString("capacityProvider", provider.Name);
        json.WriteGiven("weight", provider.Weight);
        json.WriteGiven("base", provider.Base);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OverrideEntry change)
    {
        json.WriteStartObject();
        json.WriteString("container", change.Container);
        json.WriteGiven("command", change.Command);
        json.WriteStartObject("environment");
        foreach (var (name, value) in change.Environment)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMinutes(Utf8JsonWriter json, string name, TimeSpan duration) =>
        json.WriteNumber(name, (decimal)duration.Ticks / TimeSpan.TicksPerMinute);

    /// <summary>Returns where the step has the value that an error locates in the request.</summary>
    private string PathOf(string path)
    {
        if (ServicePath().Match(path) is not { Success: true } match)
            return path.StartsWith("$.", StringComparison.Ordinal) ? $"$.settings{path[1..]}" : path;

        var (batch, place, index) = _services[int.Parse(match.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)];
        return match.Groups["member"].Value is { Length: > 0 } member ? $"$.options[{batch.Options ?? 0}]{member}" : $"{place}.services[{index}]";
    }

    [GeneratedRegex(@"\A\$\.services\[(?<index>[0-9]{1,4})\](?<member>.*)\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex ServicePath();
}
