using EcsRestart.EndToEnd.Tests.Support;
using static EcsRestart.ResultCode;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>Scenarios that produce every result code.</summary>
internal static class CodeTable
{
    public static readonly IReadOnlyList<CodeScenario> Scenarios =
    [
        new()
        {
            Name = "refused",
            EntryPoints = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = ScenarioFile("refused"),
            Request = """
                {
                  "minAgeMinutes": 60,
                  "services": [
                    { "service": "orders" },
                    { "cluster": "prod", "service": "orders" },
                    { "cluster": "prod", "service": "orders" },
                    { "cluster": "prod", "service": "missing" },
                    { "cluster": "no-such", "service": "orders" },
                    { "cluster": "prod", "service": "deleted" },
                    { "cluster": "prod", "service": "codedeploy" },
                    { "cluster": "prod", "service": "external" },
                    { "cluster": "prod", "service": "only-one" },
                    { "cluster": "prod", "service": "no-room" },
                    { "cluster": "prod", "service": "pipeline" },
                    { "cluster": "prod", "service": "hopeless" },
                    { "cluster": "prod", "service": "fresh" },
                    { "cluster": "prod", "service": "excluded" },
                    { "cluster": "prod", "service": "secret" },
                    { "cluster": "broken", "service": "orders" }
                  ],
                  "tasks": [
                    { "cluster": "prod", "taskDefinition": "migrate" }
                  ]
                }
                """,
            Speed = 10,
            Results =
            [
                new("–/orders", MissingClusterOrService),
                new("prod/orders", NothingRunning),
                new("prod/orders", Duplicate),
                new("prod/missing", ServiceNotFound),
                new("no-such/orders", ClusterNotFound),
                new("prod/deleted", ServiceNotActive),
                new("prod/codedeploy", UnsupportedController),
                new("prod/external", UnsupportedController),
                new("prod/only-one", WouldCauseDowntime),
                new("prod/no-room", WouldStall),
                new("prod/pipeline", DeploymentInProgress),
                new("prod/hopeless", DeploymentStuck),
                new("prod/fresh", RecentlyDeployed),
                new("prod/excluded", OptedOut),
                new("prod/secret", AccessDenied),
                new("broken/orders", EcsError),
                new("prod/migrate", TaskCouldNotStart),
            ],
        },
        new()
        {
            Name = "tasks",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("tasks"),
            Request = $$"""
                {
                  "wait": true,
                  "services": [{ "cluster": "prod", "service": "orders", "wave": 2 }],
                  "tasks": [
                    {{Task("migrate:7")}},
                    {{Task("broken")}},
                    {{Task("unpullable")}},
                    {{Task("crowded", "\"count\": 2")}},
                    {{Task("endless", "\"timeoutMinutes\": 1")}},
                    {{Task("endless", "\"wait\": false")}}
                  ]
                }
                """,
            Speed = 30,
            FunctionSeconds = 120,
            Results =
            [
                new("prod/orders", Halted),
                new("prod/migrate:7", TaskSucceeded, HasMessage: false),
                new("prod/broken", TaskFailed),
                new("prod/unpullable", TaskCouldNotStart),
                new("prod/crowded", TaskCouldNotStart),
                new("prod/endless", TaskTimedOut),
                new("prod/endless", TaskStarted, HasMessage: false),
            ],
        },
        new()
        {
            Name = "calls",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("calls"),
            Request = RequestFor("throttled", "denied", "broken", "endless", "accepted"),
            FunctionSeconds = 15,
            RunOptions = ["--no-wait"],
            InterruptAt = ["prod/accepted: restart accepted", "prod/throttled: failed"],
            Results =
            [
                new("prod/throttled", Throttled),
                new("prod/denied", AccessDenied),
                new("prod/broken", EcsError),
                new("prod/endless", OutOfTime),
                new("prod/accepted", Started, HasMessage: false),
            ],
        },
        new()
        {
            Name = "late",
            EntryPoints = EntryPoint.Function,
            Scenario = ScenarioFile("late"),
            Request = RequestFor("orders"),
            FunctionSeconds = 15,
            Results = [new("prod/orders", OutOfTime)],
        },
        new()
        {
            Name = "rollouts",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("rollouts"),
            Request = """
                {
                  "wait": true,
                  "stopAfterFailures": 3,
                  "services": [
                    { "cluster": "prod", "service": "healthy" },
                    { "cluster": "prod", "service": "deployed-again" },
                    { "cluster": "prod", "service": "crashing" },
                    { "cluster": "prod", "service": "unhealthy" },
                    { "cluster": "prod", "service": "unguarded" },
                    { "cluster": "prod", "service": "last", "wave": 2 }
                  ]
                }
                """,
            Speed = 60,
            Results =
            [
                new("prod/healthy", Restarted, HasMessage: false),
                new("prod/deployed-again", Superseded),
                new("prod/crashing", RolledBack),
                new("prod/unhealthy", RolloutFailed),
                new("prod/unguarded", TasksKeepFailing),
                new("prod/last", Halted),
            ],
        },
        new()
        {
            Name = "stopped",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("stopped"),
            Request = """{ "wait": true, "services": [{ "cluster": "prod", "service": "orders" }] }""",
            Speed = 60,
            Results = [new("prod/orders", Stopped)],
        },
        new()
        {
            Name = "images",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("images"),
            Request = """{ "wait": true, "imageChange": "fail", "services": [{ "cluster": "prod", "service": "orders" }] }""",
            Speed = 60,
            Results = [new("prod/orders", ImageChanged)],
        },
        new()
        {
            Name = "retried",
            EntryPoints = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = ScenarioFile("scheduled"),
            Request = Scheduled("\"wait\": false", "done", "failed", "rolled-back"),
            RunOptions = ["--no-wait"],
            Results =
            [
                new("prod/done", AlreadyRestarted),
                new("prod/failed", RolloutFailed),
                new("prod/rolled-back", RolledBack),
            ],
        },
        new()
        {
            Name = "adopted",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("scheduled"),
            Request = Scheduled("\"wait\": true, \"timeoutMinutes\": 1", "slow"),
            Results = [new("prod/slow", RolloutTimedOut)],
        },
        new()
        {
            Name = "paused",
            EntryPoints = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = Repository.Scenario("healthy.json"),
            Request = File.ReadAllText(Repository.Event("minimal.json")),
            Environment = new Dictionary<string, string> { ["ECS_RESTART_PAUSED"] = "true" },
            Results = [new("prod-cluster/orders-service", Paused)],
        },
        new()
        {
            Name = "too-late",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("calendars"),
            Request = $$"""{ "scheduledTime": "{{TimeProvider.System.GetUtcNow().AddHours(-2):O}}", "startWithinMinutes": 60, "services": [{{Entries(["orders"])}}] }""",
            Results = [new("prod/orders", TooLate)],
        },
        new()
        {
            Name = "calendar-closed",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("calendars"),
            Request = $$"""{ "calendars": ["freeze"], "services": [{{Entries(["orders"])}}] }""",
            Results = [new("prod/orders", CalendarClosed)],
        },
        new()
        {
            Name = "calendar-unknown",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = ScenarioFile("calendars"),
            Request = $$"""{ "calendars": ["no-such-calendar"], "services": [{{Entries(["orders"])}}] }""",
            Results = [new("prod/orders", GateUnreadable)],
        },
        new()
        {
            Name = "dry-run",
            EntryPoints = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = Repository.Scenario("healthy.json"),
            Request = File.ReadAllText(Repository.Event("dry-run.json")),
            Results =
            [
                new("prod-cluster/orders-service", DryRun),
                new("prod-cluster/billing-service", DryRun),
            ],
        },
        new()
        {
            Name = "selected",
            EntryPoints = EntryPoint.Function | EntryPoint.Run,
            Scenario = Repository.Scenario("estate.json"),
            Request = File.ReadAllText(Repository.Event("select-by-tag.json")),
            Results =
            [
                new("prod-cluster/billing-service", Restarted, HasMessage: false),
                new("prod-cluster/catalog-service", Restarted, HasMessage: false),
                new("prod-cluster/ledger-service", OptedOut),
                new("prod-cluster/orders-service", Restarted, HasMessage: false),
                new("prod-cluster/search-service", OptedOut),
            ],
        },
    ];

    /// <summary>Scenario, index of the result, and its code, for each result of an entry point.</summary>
    public static TheoryData<string, int, string> For(EntryPoint entryPoint)
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var scenario in Scenarios.Where(scenario => scenario.EntryPoints.HasFlag(entryPoint)))
        {
            for (var number = 0; number < scenario.Results.Count; number++)
                rows.Add(scenario.Name, number, scenario.Results[number].Code.Name);
        }

        return rows;
    }

    public static CodeScenario Find(string name) => Scenarios.Single(scenario => scenario.Name == name);

    private static string ScenarioFile(string name) =>
        Path.Combine(Repository.Root, "test", "EcsRestart.EndToEnd.Tests", "Codes", "scenarios", $"{name}.json");

    private static string RequestFor(params string[] services) => $$"""{ "services": [{{Entries(services)}}] }""";

    private static string Task(string taskDefinition, string? members = null) =>
        $$"""{ "cluster": "prod", "taskDefinition": "{{taskDefinition}}", "networkConfiguration": { "subnets": ["subnet-1"] }{{(members is null ? "" : $", {members}")}} }""";

    private static string Scheduled(string settings, params string[] services) =>
        $$"""{ "scheduledTime": "2020-01-01T00:00:00Z", {{settings}}, "services": [{{Entries(services)}}] }""";

    private static string Entries(string[] services) =>
        string.Join(',', services.Select(service => $$"""{ "cluster": "prod", "service": "{{service}}" }"""));
}
