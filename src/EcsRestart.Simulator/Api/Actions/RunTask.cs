using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

internal static class RunTask
{
    private const int MaxTasks = 10;
    private const int MaxTokenLength = 64;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        var cluster = account.RequireCluster(request.Cluster);
        var tasks = cluster.OneTimeTasks;
        var parameters = JsonSerializer.Serialize(request with { ClientToken = null }, EcsJson.Default.RunTaskRequest);
        RejectToken(request.ClientToken);
        if (tasks.Find(request.ClientToken, account.Now) is { } existing)
        {
            return existing.Parameters == parameters
                ? new([.. existing.Tasks.Select(Describe)], [])
                : throw EcsException.Conflict([.. existing.Tasks.Select(task => account.Arns.Task(cluster.Name, task.Id))]);
        }

        var definition = account.RequireTaskDefinition(request.TaskDefinition);
        RejectParameters(request, definition);
        if (definition.Behavior.Failure is { Kind: LaunchFailureKind.NoCapacity, Reason: var reason })
            return new([], [.. Enumerable.Repeat(new Failure(cluster.Arn, reason ?? "RESOURCE:CPU"), request.Count)]);

        var launch = new RunTaskCall(parameters, account.Now, [.. Enumerable.Range(0, request.Count).Select(_ => Start(account, tasks, request, definition))]);
        tasks.Add(request.ClientToken, launch);
        return new([.. launch.Tasks.Select(Describe)], []);

        TaskDescription Describe(OneTimeTask task) => TaskDescription.From(task, cluster, account);
    }

    private static OneTimeTask Start(SimulatedAccount account, OneTimeTasks tasks, Request request, SimulatedTaskDefinition definition) =>
        new(tasks.NextId(), definition, definition.Behavior, account.Now)
        {
            Group = request.Group ?? $"family:{definition.Text("family")}",
            StartedBy = request.StartedBy,
            LaunchType = request.CapacityProviderStrategy is [_, ..] ? null : request.LaunchType ?? "EC2",
            CapacityProviderName = request.CapacityProviderStrategy is [var first, ..] ? first.Name : null,
        };

    private static void RejectToken(string? token)
    {
        if (token is not null && (token.Length > MaxTokenLength || token.Any(character => character is < '!' or > '~')))
            throw EcsException.InvalidParameter("clientToken can have up to 64 ASCII characters in the range of 33-126.");
    }

    private static void RejectParameters(Request request, SimulatedTaskDefinition definition)
    {
        if (request.Count is < 1 or > MaxTasks)
            throw EcsException.InvalidParameter("Task count must be between 1 and 10.");
        if (request.LaunchType is not null && request.CapacityProviderStrategy is { Count: > 0 })
            throw EcsException.InvalidParameter("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");

        var isAwsvpc = definition.Text("networkMode") == "awsvpc";
        if (isAwsvpc && request.NetworkConfiguration is null)
            throw EcsException.InvalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        if (!isAwsvpc && request.NetworkConfiguration is not null)
            throw EcsException.InvalidParameter("Network Configuration is not valid for the given networkMode of this task definition.");

        var containerNames = definition.Containers().Select(container => container.Name).ToHashSet(StringComparer.Ordinal);
        if (request.Overrides?.ContainerOverrides?.FirstOrDefault(container => !containerNames.Contains(container.Name ?? "")) is { } unknown)
            throw EcsException.InvalidParameter($"Override for container named {unknown.Name} is not a container in the TaskDefinition.");
    }

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? TaskDefinition { get; init; }

        public int Count { get; set; } = 1;

        public string? ClientToken { get; init; }

        public string? LaunchType { get; init; }

        public IReadOnlyList<CapacityProvider>? CapacityProviderStrategy { get; init; }

        public JsonNode? NetworkConfiguration { get; init; }

        public TaskOverrides? Overrides { get; init; }

        public string? Group { get; init; }

        public string? StartedBy { get; init; }
    }

    public sealed record CapacityProvider
    {
        [JsonPropertyName("capacityProvider")]
        public string? Name { get; init; }

        public int? Weight { get; init; }

        public int? Base { get; init; }
    }

    public sealed record TaskOverrides(IReadOnlyList<ContainerOverride>? ContainerOverrides);

    public sealed record ContainerOverride
    {
        public string? Name { get; init; }

        public IReadOnlyList<string>? Command { get; init; }

        public JsonNode? Environment { get; init; }
    }

    public sealed record Response(IReadOnlyList<TaskDescription> Tasks, IReadOnlyList<Failure> Failures);
}
