using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Reads the options of an entry of <c>services</c> or <c>select</c>.</summary>
internal static class OptionsReader
{
    private const int LastWave = 100;

    /// <summary>24 hours.</summary>
    private const int MaxTimeoutMinutes = 24 * 60;

    private static readonly ServiceOptions Defaults = new();

    /// <summary>The only option that can also be set for the whole request.</summary>
    public static readonly RequestField<ServiceOptions> Timeout = new(
        "timeoutMinutes",
        (name, fields, _, options) => options with { RolloutTimeout = fields.ReadMinutes(name, 1, MaxTimeoutMinutes) ?? options.RolloutTimeout },
        (name, json, options) => json.WriteGiven(name, options.RolloutTimeout == Defaults.RolloutTimeout ? null : (int)options.RolloutTimeout.TotalMinutes));

    private static readonly RequestField<ServiceOptions> Wave = new(
        "wave",
        (name, fields, _, options) => options with { Wave = fields.ReadInt32(name, 1, LastWave) ?? options.Wave },
        (name, json, options) => json.WriteGiven(name, options.Wave == Defaults.Wave ? null : options.Wave));

    private static readonly RequestField<ServiceOptions>[] All =
    [
        Wave,
        new(
            "allowDowntime",
            (name, fields, _, options) => options with { AllowDowntime = fields.ReadBoolean(name) ?? options.AllowDowntime },
            (name, json, options) => WriteTrue(json, name, options.AllowDowntime)),
        new(
            "force",
            (name, fields, _, options) => options with { Force = fields.ReadBoolean(name) ?? options.Force },
            (name, json, options) => WriteTrue(json, name, options.Force)),
        Timeout,
    ];

    public static readonly string[] Fields = [.. All.Select(field => field.Name), .. LocationReader.Fields];

    /// <param name="defaults">The options that the entry does not set.</param>
    public static ServiceOptions Read(JsonFields entry, ServiceOptions defaults, RequestFindings findings)
    {
        var options = defaults;
        foreach (var field in All)
            options = field.From(entry, findings, options);
        return options with { Location = LocationReader.Read(entry, findings) };
    }

    /// <summary>Reads the options that tasks share with services.</summary>
    public static ServiceOptions ReadWaveAndTimeout(JsonFields entry, ServiceOptions defaults, RequestFindings findings) =>
        Wave.From(entry, findings, Timeout.From(entry, findings, defaults));

    /// <summary>Writes the options that are not the defaults into an entry of a deferred payload.</summary>
    public static void Repeat(Utf8JsonWriter json, ServiceOptions options)
    {
        foreach (var field in All)
            field.RepeatIn(json, options);
        LocationReader.Repeat(json, options.Location);
    }

    private static void WriteTrue(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, true);
    }
}
