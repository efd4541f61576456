using System.Text.Json;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>Writes keys in the configured case.</summary>
internal sealed class KeyNaming
{
    public KeyNaming(LoggerOutputCase inCode, JsonSerializerOptions options)
    {
        var outputCase = inCode != LoggerOutputCase.Default ? inCode : FromEnvironment();
        Keys = Policy(outputCase, options?.DictionaryKeyPolicy);
        Members = Policy(outputCase, options?.PropertyNamingPolicy);
        Level = outputCase == LoggerOutputCase.PascalCase && LevelPolicy.LambdaFilters ? "LogLevel" : Key("Level");
    }

    public string Level { get; }

    /// <summary>The policy for the keys of a line and of its dictionaries.</summary>
    public JsonNamingPolicy Keys { get; }

    /// <summary>The policy for the members of exceptions and other objects.</summary>
    public JsonNamingPolicy Members { get; }

    public static string EnvironmentOr(string variable, string otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : otherwise;

    public string Key(string name) => Keys.ConvertName(name);

    public string Member(string name) => Members.ConvertName(name);

    private static LoggerOutputCase FromEnvironment() =>
        Enum.TryParse<LoggerOutputCase>(Environment.GetEnvironmentVariable("POWERTOOLS_LOGGER_CASE")?.Trim(), true, out var outputCase)
            ? outputCase
            : LoggerOutputCase.SnakeCase;

    private static JsonNamingPolicy Policy(LoggerOutputCase outputCase, JsonNamingPolicy custom) => outputCase switch
    {
        LoggerOutputCase.CamelCase => JsonNamingPolicy.CamelCase,
        LoggerOutputCase.PascalCase => PascalCase.Instance,
        _ => custom ?? JsonNamingPolicy.SnakeCaseLower,
    };

    private sealed class PascalCase : JsonNamingPolicy
    {
        public static readonly PascalCase Instance = new();

        public override string ConvertName(string name) => char.ToUpperInvariant(name[0]) + name[1..];
    }
}
