using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.StepFunctions;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.StepFunctions;

/// <summary>Invalid steps: each part of a valid step is removed, replaced or repeated.</summary>
public sealed class ForgedStepTests
{
    private const string Request = """
        {
          "wait": true, "maxInFlight": 2, "scheduledTime": "2026-11-21T05:00:00Z",
          "services": [{ "cluster": "prod", "service": "a" }, { "cluster": "prod", "service": "b" }, { "cluster": "prod", "service": "c", "wave": 2, "region": "eu-west-1" }],
          "tasks": [{ "cluster": "prod", "taskDefinition": "migrate", "overrides": [{ "container": "app", "command": ["up"], "environment": { "A": "b" } }] }]
        }
        """;

    private static readonly string[] CheckSteps = ["check-task", "check"];

    private static readonly string[] Replacements =
    [
        "null", "{}", "[]", "[null]", "[{}]", "true", "\"\"", "\"x\"", "\"\\ud800\"", "-1", "0", "1", "11", "2147483647", "-2147483648", "1e999", "0.5",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"00:00:00\"", "\"-10675199.02:48:05.4775808\"",
    ];

    [Theory]
    [InlineData("""{"step":"\ud800"}""", "$.step")]
    [InlineData("""{"step":"restart","\ud800":1}""", "$")]
    [InlineData("""{"step":"plan","run":{"id":"\udc00","startedAt":"2026-11-21T05:00:00Z"},"request":{}}""", "$.run.id")]
    public void Read_BrokenUnicode_NamesThePath(string json, string path) =>
        Assert.StartsWith(path, Assert.IsType<StepReading.Invalid>(StepReader.Read(Payload.Utf8(json))).Errors[0].Path, StringComparison.Ordinal);

    [Theory]
    [InlineData("report", "next", "9", "$.next")]
    [InlineData("report", "next", "-1", "$.next")]
    [InlineData("report", "tally", "{}", "$.tally.results")]
    [InlineData("restart", "options", "[{}]", "$.options[0].home")]
    [InlineData("restart", "share", "2000000000", "$.share")]
    [InlineData("restart", "batch.at", "-5", "$.batch.at")]
    [InlineData("restart", "batch.services", """["a","a"]""", "$.batch.services")]
    [InlineData("restart", "batch.services", """["a","b","c","d","e","f","g","h","i","j","k"]""", "$.batch.services")]
    [InlineData("restart", "batch.services", """["a/../b"]""", "$.batch.services[0]")]
    [InlineData("restart", "batch.options", "7", "$.batch.options")]
    [InlineData("restart", "settings.dryRun", "true", "$.settings.dryRun")]
    [InlineData("restart", "settings.maxInFlight", "5001", "$.settings.maxInFlight")]
    [InlineData("restart", "settings.tasks[0].count", "11", "$.settings.tasks[0].count")]
    [InlineData("restart", "options[0].rolloutTimeout", "\"99.00:00:00\"", "$.options[0].timeoutMinutes")]
    [InlineData("restart", "options[0].location.region", "\"evil.example.com/\"", "$.options[0].region")]
    [InlineData("check", "state.checks", "-1", "$.state.checks")]
    [InlineData("check", "state.rollouts[0].service", "10", "$.state.rollouts[0].service")]
    public void Read_ForgedPart_NamesThePath(string step, string part, string value, string path)
    {
        var document = new Scene().Steps()[step];
        Set(document, part, JsonNode.Parse(value));

        Assert.Contains(path, Assert.IsType<StepReading.Invalid>(Read(document)).Errors.Select(error => error.Path));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("restart")]
    [InlineData("restart-task")]
    [InlineData("check")]
    [InlineData("check-task")]
    [InlineData("report")]
    public void Run_EachPartForged_EndsInAnAnswerOrPathsAndRestartsOnlyWhatItNames(string step)
    {
        var valid = new Scene().Steps()[step];
        Assert.Equal("", string.Join(' ', Read(valid) is StepReading.Invalid(var found) ? found : []));
        var (refused, done) = (0, 0);
        foreach (var forged in Forgeries(valid))
        {
            switch (Read(forged))
            {
                case StepReading.Invalid(var errors):
                    Assert.All(errors, error => Assert.StartsWith("$", error.Path, StringComparison.Ordinal));
                    refused++;
                    break;
                case StepReading.Valid(var request):
                    var scene = new Scene();
                    Assert.NotNull(scene.Do(request));
                    Assert.Subset(Named(forged), scene.Restarted);
                    done++;
                    break;
            }
        }

        Assert.True(refused > 50 && done > 0, $"{refused} refused, {done} done");
    }

    private static HashSet<string> Named(string step) =>
        [.. (JsonNode.Parse(step)?["batch"]?["services"] as JsonArray ?? []).Select(name => (string?)name ?? "")];

    private static IEnumerable<string> Forgeries(JsonNode valid)
    {
        foreach (var path in Paths(valid, "").Where(path => path != "step"))
        {
            yield return Changed(valid, path, remove: true, null);
            foreach (var replacement in Replacements)
                yield return Changed(valid, path, remove: false, replacement);
        }

        foreach (var path in Paths(valid, "").Where(path => Find(valid, path) is JsonArray { Count: > 0 }))
        {
            var copy = valid.DeepClone();
            var list = (JsonArray)Find(copy, path)!;
            for (var more = 0; more < 11; more++)
                list.Add(list[0]?.DeepClone());
            yield return copy.ToJsonString();
        }
    }

    /// <summary>Invalid Unicode cannot be a JSON node, so it replaces a node in the serialized string.</summary>
    private static string Changed(JsonNode valid, string path, bool remove, string? replacement)
    {
        const string Place = "in place of this";
        var copy = valid.DeepClone();
        Set(copy, path, Place, remove);
        return copy.ToJsonString().Replace($"\"{Place}\"", replacement, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Paths(JsonNode? node, string prefix)
    {
        if (prefix.Length > 0)
            yield return prefix;
        var children = node switch
        {
            JsonObject map => map.SelectMany(member => Paths(member.Value, prefix.Length == 0 ? member.Key : $"{prefix}.{member.Key}")),
            JsonArray list => list.SelectMany((item, index) => Paths(item, $"{prefix}[{index}]")),
            _ => [],
        };
        foreach (var child in children)
            yield return child;
    }

    private static string[] Split(string path) => path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);

    private static int Index(string name) => int.Parse(name[1..^1], CultureInfo.InvariantCulture);

    private static JsonNode? Step(JsonNode? node, string name) => name[0] == '[' ? node?[Index(name)] : node?[name];

    private static JsonNode? Find(JsonNode root, string path) => Split(path).Aggregate<string, JsonNode?>(root, Step);

    private static void Set(JsonNode root, string path, JsonNode? value, bool remove = false)
    {
        var names = Split(path);
        switch (names[..^1].Aggregate<string, JsonNode?>(root, Step))
        {
            case JsonArray list when remove:
                list.RemoveAt(Index(names[^1]));
                break;
            case JsonArray list:
                list[Index(names[^1])] = value;
                break;
            case JsonObject map when remove:
                map.Remove(names[^1]);
                break;
            case JsonObject map:
                map[names[^1]] = value;
                break;
        }
    }

    private static StepReading Read(JsonNode step) => Read(step.ToJsonString());

    private static StepReading Read(string step) => StepReader.Read(Payload.Utf8(step), () => "eu-central-1");

    /// <summary>A run that contains every kind of step.</summary>
    private sealed class Scene
    {
        private readonly SteppedClock _clock = new();
        private readonly SimulatedEcs _ecs;

        public Scene()
        {
            _ecs = new SimulatedEcs(_clock);
            foreach (var name in new[] { "a", "b", "c" })
                _ecs.AddService("prod", name, new ServiceBehavior());
            _ecs.AddTaskDefinition("migrate", new TaskBehavior { Containers = [new() { Name = "app" }], NetworkMode = "bridge" });
        }

        public HashSet<string> Restarted => [.. _ecs.Log.Records.Where(record => record.Action == "UpdateService").SelectMany(record => record.Services)];

        public FunctionResponse? Do(StepRequest step)
        {
            using var ecs = new VirtualEcs(_ecs, _clock, TimeSpan.FromMilliseconds(20));
            var steps = new StepRunner(new EcsClients(_ => ecs.Api, new ApiBudgets(_clock), _clock), _clock, NullLogger.Instance);
            var answer = ecs.Run(() => steps.RunAsync(step, StopSignals.None, CancellationToken.None));
            _ = answer is null ? null : ToNode(answer);
            return answer;
        }

        public Dictionary<string, JsonNode> Steps()
        {
            var run = new JsonObject { ["id"] = "e-1", ["startedAt"] = "2026-11-21T05:00:00Z" };
            var plan = new JsonObject { ["step"] = "plan", ["run"] = run.DeepClone(), ["request"] = JsonNode.Parse(Request) };
            var planned = Answer(plan);
            var batches = planned["rounds"]!.AsArray().SelectMany(round => round!["batches"]!.AsArray()).ToArray();
            var services = batches.First(batch => batch!["services"] is not null)!;
            var task = batches.First(batch => batch!["task"] is not null)!;
            var steps = new Dictionary<string, JsonNode>
            {
                ["plan"] = plan,
                ["restart"] = Of("restart", services),
                ["restart-task"] = Of("restart", task),
                ["check"] = Of("check", services),
                ["check-task"] = Of("check", task),
            };
            steps["check"]["state"] = Answer(steps["restart"]);
            steps["check-task"]["state"] = Answer(steps["restart-task"]);
            steps["report"] = new JsonObject
            {
                ["step"] = "report",
                ["run"] = run.DeepClone(),
                ["settings"] = planned["settings"]!.DeepClone(),
                ["options"] = planned["options"]!.DeepClone(),
                ["rounds"] = planned["rounds"]!.DeepClone(),
                ["tally"] = planned["tally"]!.DeepClone(),
                ["next"] = 0,
                ["finished"] = new JsonArray([.. CheckSteps
                    .Where(name => planned["rounds"]![0]!["batches"]!.AsArray().Any(batch => (int)batch!["at"]! == (int)steps[name]["batch"]!["at"]!))
                    .Select(name => steps[name]["state"]!.DeepClone())]),
            };
            return steps;

            JsonObject Of(string step, JsonNode batch) => new()
            {
                ["step"] = step,
                ["run"] = run.DeepClone(),
                ["settings"] = planned["settings"]!.DeepClone(),
                ["options"] = planned["options"]!.DeepClone(),
                ["share"] = 30_000,
                ["batch"] = batch.DeepClone(),
            };
        }

        private JsonNode Answer(JsonNode step) =>
            ToNode(Do(Assert.IsType<StepReading.Valid>(Read(step)).Step) ?? throw new InvalidOperationException("no answer"));

        private static JsonNode ToNode(FunctionResponse answer)
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes))
                answer.WriteTo(json);
            return JsonNode.Parse(bytes.ToArray()) ?? throw new InvalidOperationException("no JSON");
        }
    }
}
