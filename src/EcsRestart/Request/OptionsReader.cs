namespace EcsRestart.Request;

/// <summary>Reads what a request may say of a service, in an entry of <c>services</c> as in one of <c>select</c>.</summary>
internal static class OptionsReader
{
    private const string Timeout = "timeoutMinutes";
    private const int LastWave = 100;

    /// <summary>24 hours.</summary>
    private const int LongestTimeoutMinutes = 24 * 60;

    public static readonly string[] Fields = ["wave", "allowDowntime", "force", Timeout, .. HomeReader.Fields];

    /// <param name="defaults">What holds where the entry says nothing.</param>
    public static ServiceOptions Read(JsonFields entry, ServiceOptions defaults, RequestFindings findings) => ReadWaveAndTimeout(entry, defaults) with
    {
        Home = HomeReader.Read(entry, findings),
        AllowDowntime = entry.Flag("allowDowntime") ?? defaults.AllowDowntime,
        Force = entry.Flag("force") ?? defaults.Force,
    };

    /// <summary>Reads the options that tasks have as well.</summary>
    public static ServiceOptions ReadWaveAndTimeout(JsonFields entry, ServiceOptions defaults) => ReadTimeout(entry, defaults) with
    {
        Wave = entry.Whole("wave", 1, LastWave) ?? defaults.Wave,
    };

    /// <summary>Reads the only option that a request gives for all its services.</summary>
    public static ServiceOptions ReadTimeout(JsonFields fields, ServiceOptions defaults) =>
        fields.Minutes(Timeout, 1, LongestTimeoutMinutes) is { } timeout ? defaults with { RolloutTimeout = timeout } : defaults;
}
