namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The keys that appended keys, scopes and message parameters cannot replace.</summary>
internal static class StandardKeys
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "ColdStart", "Exception", "FunctionArn", "FunctionMemorySize", "FunctionName", "FunctionRequestId", "FunctionVersion",
        "Level", "Message", "Name", "SamplingRate", "Service", "Timestamp", "XrayTraceId",
    };

    /// <param name="key">The key, in any case, with or without underscores.</param>
    public static bool Contain(string key) => Names.Contains(key.Replace("_", "", StringComparison.Ordinal));
}
