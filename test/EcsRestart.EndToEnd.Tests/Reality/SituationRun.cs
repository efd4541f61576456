using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Tests.Reality;

namespace EcsRestart.EndToEnd.Tests.Reality;

/// <summary>One invocation of the published function that restarts a service in every situation.</summary>
public sealed class SituationRun : IAsyncLifetime
{
    private readonly Dictionary<string, Situation> _situations =
        Reality.Situation.Files.ToDictionary(name => name, name => new Situation(name, TimeProvider.System.GetUtcNow()), StringComparer.Ordinal);

    private ReportUnderTest? _report;

    internal Situation Situation(string name) => _situations[name];

    internal JsonElement Result(string name) => _report?.Results.Single(result => ReportUnderTest.Text(result, "service") == name)
        ?? throw new InvalidOperationException("There is no report.");

    public async Task InitializeAsync()
    {
        await using var ecs = await ScriptedEcs.StartAsync(Answer);
        using var function = new FunctionUnderTest { Environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = ecs.Endpoint.ToString() } };
        await function.InitializeAsync();
        var services = _situations.Keys.Select(name => new { cluster = "prod", service = name });
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { services, wait = true, timeoutMinutes = 1, maxInFlight = 100, stopAfterFailures = 0 });
        _report = await function.InvokeAsync(payload, timeoutSeconds: 150);
        await function.DisposeAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private (int Status, JsonNode Body) Answer(string action, JsonNode request)
    {
        lock (_situations)
        {
            return action switch
            {
                "DescribeServices" => (200, Listed("services", Texts("services").Select(name => _situations[name].Now).OfType<JsonNode>())),
                "UpdateService" => (200, new JsonObject { ["service"] = Named("service").Update().DeepClone() }),
                "ListTasks" => (200, Listed("taskArns", Named("serviceName").StoppedTasks.Select(task => task["taskArn"]).OfType<JsonNode>())),
                "DescribeTasks" => (200, Listed("tasks", _situations.Values.SelectMany(one => one.StoppedTasks).Where(task => Texts("tasks").Contains((string?)task["taskArn"])))),
                _ => ScriptedEcs.Unknown,
            };
        }

        Situation Named(string member) => _situations[(string?)request[member] ?? ""];

        IEnumerable<string> Texts(string member) => request[member]?.AsArray().Select(one => (string?)one ?? "") ?? [];
    }

    private static JsonObject Listed(string member, IEnumerable<JsonNode> items) => new() { [member] = new JsonArray([.. items.Select(item => item.DeepClone())]) };
}
