using System.Text.Json.Nodes;
using EcsRestart.Tests.Reality;

namespace EcsRestart.EndToEnd.Tests.Reality;

/// <summary>A service of ECS in a situation of a file in <c>Reality/situations</c>: before UpdateService, in its response, and afterwards.</summary>
internal sealed class Situation
{
    /// <summary>The deployment that UpdateService creates in every file.</summary>
    private const string Ours = "ecs-svc/2";

    /// <summary>When UpdateService is called in every file.</summary>
    private static readonly DateTimeOffset CalledAt = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    private readonly JsonNode _before;
    private readonly JsonNode _later;
    private readonly bool _isGone;
    private bool _isUpdated;

    /// <param name="now">The moment that takes the place of the call's in the file.</param>
    public Situation(string name, DateTimeOffset now)
    {
        Name = name;
        var json = Excerpt.Shift(Read(name), now - CalledAt);
        Right = json["right"] ?? throw new FormatException($"{name} does not say what is right.");
        // Where a file has only the tasks, the rest is as in one whose rollout failed.
        var rest = json["before"] is null ? Excerpt.Shift(Read("out-of-memory-behind-a-sidecar"), now - CalledAt) : json;
        _before = Service(rest["before"]);
        Updated = Service(rest["updated"] ?? rest["before"]);
        _later = Service(rest["later"] ?? rest["before"], rest["before"]?["deploymentConfiguration"]);
        _isGone = (bool?)json["isGone"] ?? false;
        StoppedTasks = [.. (json["stoppedTasks"]?.AsArray().OfType<JsonNode>() ?? [])
            .Select((task, index) => Excerpt.Task(task, index + (100 * Files.ToList().IndexOf(name)), Ours, now))];

        JsonObject Service(JsonNode? excerpt, JsonNode? configuration = null) => Excerpt.Service(
            excerpt ?? throw new FormatException($"{name} lacks a response."), name, now, new JsonObject { ["deploymentConfiguration"] = configuration?.DeepClone() });
    }

    public static IEnumerable<string> Files => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reality", "situations"))
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public string Name { get; }

    /// <summary>What the report must have: status and code, and texts that the sentence and the warnings must and must not hold.</summary>
    public JsonNode Right { get; }

    /// <summary>Null when ECS no longer lists the service.</summary>
    public JsonNode? Now => !_isUpdated ? _before : _isGone ? null : _later;

    public JsonNode Updated { get; }

    public int Updates { get; private set; }

    public IReadOnlyList<JsonNode> StoppedTasks { get; }

    public JsonNode Update()
    {
        _isUpdated = true;
        Updates++;
        return Updated;
    }

    private static JsonNode Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reality", "situations", $"{name}.json"))) ?? throw new FormatException($"{name} is empty.");
}
