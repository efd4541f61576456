using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcsRestart.Tests.Reality;

/// <summary>Fills in what an excerpt of an ECS response leaves out. Nothing else in the tests does.</summary>
internal static partial class Excerpt
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <param name="assumed">Members that the excerpt lacks and its source tells in other ways; null: none.</param>
    /// <param name="now">When the response was recorded.</param>
    public static JsonObject Service(JsonNode excerpt, string name, DateTimeOffset now, JsonNode? assumed = null)
    {
        var service = excerpt.DeepClone().AsObject();
        Add(service, assumed);
        var deployments = List(service, "deployments");
        foreach (var (index, deployment) in deployments.Index())
        {
            Add(deployment, "status", index == 0 ? "PRIMARY" : "ACTIVE");
            Add(deployment, "id", IdIn(deployment["rolloutStateReason"]) ?? $"ecs-svc/{100 + index}");
            Add(deployment, "createdAt", Seconds(index == 0 ? now.AddMinutes(-1) : now.AddDays(-1)));
        }

        foreach (var happened in List(service, "events"))
            Add(happened, "createdAt", Seconds(now));

        Add(service, "serviceName", name);
        Add(service, "status", "ACTIVE");
        Add(service, "desiredCount", deployments.Select(one => Number(one, "desiredCount")).DefaultIfEmpty().Max() is > 0 and var most ? most : 1);
        Add(service, "runningCount", deployments.Sum(one => Number(one, "runningCount")) is > 0 and var running ? running : Number(service, "desiredCount"));
        return service;
    }

    /// <param name="deploymentId">The deployment that started the task, where the excerpt does not tell.</param>
    public static JsonObject Task(JsonNode excerpt, int index, string deploymentId, DateTimeOffset now, JsonNode? assumed = null)
    {
        var task = excerpt.DeepClone().AsObject();
        Add(task, assumed);
        Add(task, "taskArn", $"arn:aws:ecs:us-east-1:111122223333:task/prod/{index:D32}");
        Add(task, "startedBy", deploymentId);
        Add(task, "lastStatus", "STOPPED");
        Add(task, "stoppedAt", Seconds(now));
        foreach (var container in List(task, "containers"))
            Add(container, "name", "app");
        return task;
    }

    /// <summary>Moves the dates of a response, which are in epoch seconds.</summary>
    public static JsonNode Shift(JsonNode node, TimeSpan by)
    {
        var moved = node.DeepClone();
        foreach (var dated in Descendants(moved).OfType<JsonObject>().ToArray())
        {
            foreach (var name in new[] { "createdAt", "stoppedAt" })
            {
                if (dated[name] is JsonValue value && value.TryGetValue(out double seconds))
                    dated[name] = seconds + by.TotalSeconds;
            }
        }

        return moved;
    }

    public static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;

    private static IEnumerable<JsonNode> Descendants(JsonNode node) => node switch
    {
        JsonObject members => members.Select(member => member.Value).OfType<JsonNode>().SelectMany(Descendants).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Descendants),
        _ => [],
    };

    /// <summary>Adds members where there are none, and goes into objects and lists.</summary>
    private static void Add(JsonNode target, JsonNode? addition)
    {
        if (addition is JsonArray added)
        {
            for (var index = 0; index < added.Count; index++)
            {
                if (index < target.AsArray().Count)
                    Add(target[index] ?? throw new InvalidOperationException("An item is null."), added[index]);
                else
                    target.AsArray().Add(added[index]?.DeepClone());
            }
        }

        foreach (var (name, value) in addition as JsonObject ?? [])
        {
            if (target[name] is null)
                target[name] = value?.DeepClone();
            else if (value is not JsonValue)
                Add(target[name] ?? throw new InvalidOperationException($"{name} is null."), value);
        }
    }

    private static void Add(JsonObject target, string name, JsonNode? value) => target[name] ??= value;

    private static JsonObject[] List(JsonObject parent, string name) => [.. (parent[name] as JsonArray ?? []).OfType<JsonObject>()];

    private static int Number(JsonObject parent, string name) => (int?)parent[name] ?? 0;

    private static string? IdIn(JsonNode? reason) => DeploymentId().Match((string?)reason ?? "") is { Success: true, Value: var id } ? id : null;

    [GeneratedRegex("ecs-svc/[0-9]+", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex DeploymentId();
}
