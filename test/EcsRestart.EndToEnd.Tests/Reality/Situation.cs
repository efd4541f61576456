using System.Text.Json.Nodes;
using EcsRestart.Tests.Reality;

namespace EcsRestart.EndToEnd.Tests.Reality;

/// <summary>An ECS service in a situation from <c>Reality/situations</c>: before UpdateService, in its response, and afterward.</summary>
internal sealed class Situation
{
    /// <summary>The ID of the deployment that UpdateService creates in every file.</summary>
    private const string Ours = "ecs-svc/2";

    /// <summary>The time of UpdateService in every file.</summary>
    private static readonly DateTimeOffset CalledAt = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    private readonly JsonNode _before;
    private readonly JsonNode _later;
    private readonly bool _isGone;
    private bool _isUpdated;

    /// <param name="now">The current time, which replaces the time of the call in the file.</param>
    public Situation(string name, DateTimeOffset now)
    {
        Name = name;
        var json = Excerpt.Shift(Read(name), now - CalledAt);
        Right = json["right"] ?? throw new FormatException($"{name} does not say what is right.");
        // A file with only tasks uses the other responses of a file with a failed rollout.
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

    /// <summary>The expected status and code, and strings that the message and the warnings must or must not contain.</summary>
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
