using System.Globalization;
using System.Text.Json.Nodes;

namespace EcsRestart.Tests.Reality;

/// <summary>A recorded response of real ECS, from a file in <c>Reality/recordings</c>. A new file is a new test.</summary>
internal sealed class Recording(string file)
{
    private readonly JsonNode _json = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reality", "recordings", file)))
        ?? throw new FormatException($"{file} is empty.");

    public static IEnumerable<string> Files =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reality", "recordings")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public string Action => (string?)_json["action"] ?? "";

    public bool IsError => Bodies[0]["__type"] is not null;

    /// <summary>The bodies, in order.</summary>
    public IReadOnlyList<JsonNode> Bodies => [.. Answers.Select(answer => answer["body"] ?? throw new FormatException($"{file} has an answer without a body."))];

    /// <summary>When each was recorded, after the start of the deployment; null where the source does not tell.</summary>
    public IReadOnlyList<TimeSpan?> Times => [.. Answers.Select(answer => (double?)answer["at"] is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null)];

    /// <summary>The day that the source gives; midnight or the first of the year where it gives no more.</summary>
    public DateTimeOffset RecordedAt => (string?)_json["recordedAt"] is { } text
        ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : new DateTimeOffset(int.Parse(text[..4], CultureInfo.InvariantCulture), 1, 1, 0, 0, 0, TimeSpan.Zero)
        : DateTimeOffset.UnixEpoch;

    /// <summary>True when the file says what a part of the product must make of the recording.</summary>
    public bool HasRight(string name) => _json["right"]?.AsObject().ContainsKey(name) == true;

    public string? Right(string name) => (string?)_json["right"]?[name];

    /// <summary>What the source tells in other ways, or what is needed besides to make it a whole situation; null: nothing.</summary>
    public JsonNode? Assumed(string name) => _json["assumed"]?[name];

    private IEnumerable<JsonNode> Answers => _json["answers"]?.AsArray().OfType<JsonNode>() ?? [];
}
