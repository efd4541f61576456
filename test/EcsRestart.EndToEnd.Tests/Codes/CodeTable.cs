using EcsRestart.EndToEnd.Tests.Support;
using static EcsRestart.ResultCode;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>What makes each code, and its sentence.</summary>
internal static class CodeTable
{
    private const string Crashed = "Container web exited with code 3 (Essential container in task exited).";

    public static readonly IReadOnlyList<CodeScenario> Scenarios =
    [
        new()
        {
            Name = "refused",
            Doors = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = Own("refused"),
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
                new("–/orders", MissingClusterOrService, "Missing cluster/service"),
                new("prod/orders", NothingRunning, "Its desired count is 0: there is no task to replace."),
                new("prod/orders", Duplicate, "The same service as in services[1]; it is restarted once."),
                new("prod/missing", ServiceNotFound, "ECS knows no service missing in cluster prod of this account and Region."),
                new("no-such/orders", ClusterNotFound, "It could not be looked at, so it was not restarted. *"),
                new("prod/deleted", ServiceNotActive, "The service is INACTIVE: it was deleted."),
                new("prod/codedeploy", UnsupportedController, "CodeDeploy makes this service's deployments; ECS does not force one. Start a deployment there: aws deploy create-deployment."),
                new("prod/external", UnsupportedController, "An external controller makes this service's deployments; ECS does not force one. Let the controller create a new task set."),
                new("prod/only-one", WouldCauseDowntime, "With minimumHealthyPercent 0 ECS may stop the only task before a new one runs. Raise it, or accept that with \"allowDowntime\"."),
                new("prod/no-room", WouldStall, "With 1 task, minimumHealthyPercent 100 and maximumPercent 150 ECS may neither stop an old task nor start a new one. Lower the first or raise the second."),
                new("prod/pipeline", DeploymentInProgress, "Deployment ecs-svc/* is under way for * min; it replaces the tasks anyway."),
                new("prod/hopeless", DeploymentStuck, "Deployment ecs-svc/* is under way for 3* h. See what holds it up, or restart with \"force\"."),
                new("prod/fresh", RecentlyDeployed, "Its deployment is * min old; the request leaves alone what is younger than 60 min."),
                new("prod/excluded", OptedOut, "Its tag ecs-restart:exclude excludes it until 2100-01-01T00:00:00Z."),
                new("prod/secret", AccessDenied, "It could not be looked at, so it was not restarted. *is not authorized to perform: ecs:DescribeServices*"),
                new("broken/orders", EcsError, "It could not be looked at, so it was not restarted. ECS answered with a server error (500 ServerException): *"),
                new("prod/migrate", TaskCouldNotStart, "The task definition's network mode is awsvpc: say in which subnets the task runs, with \"networkConfiguration\"."),
            ],
        },
        new()
        {
            Name = "tasks",
            Doors = EntryPoint.Function | EntryPoint.Run,
            Scenario = Own("tasks"),
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
                new("prod/orders", Halted, "Not begun: task prod/crowded (tasks[3]) in wave 1 ended as TaskCouldNotStart, which stops every later wave."),
                new("prod/migrate:7", TaskSucceeded, null),
                new("prod/broken", TaskFailed, "Container app exited with code 3 (Essential container in task exited)."),
                new("prod/unpullable", TaskCouldNotStart, "The task did not start (CannotPullContainerError: manifest unknown)."),
                new("prod/crowded", TaskCouldNotStart, "ECS started 0 of 2 tasks: RESOURCE:CPU."),
                new("prod/endless", TaskTimedOut, "Not over after *: the task is RUNNING. It was left running."),
                new("prod/endless", TaskStarted, null),
            ],
        },
        new()
        {
            Name = "calls",
            Doors = EntryPoint.Function | EntryPoint.Run,
            Scenario = Own("calls"),
            Request = RequestFor("throttled", "denied", "broken", "endless", "accepted"),
            FunctionSeconds = 15,
            RunOptions = ["--no-wait"],
            InterruptAt = ["prod/accepted: restart accepted", "prod/throttled: failed"],
            Results =
            [
                new("prod/throttled", Throttled, "ECS throttled every call until the run's time was over; it was not restarted. Rate exceeded*"),
                new("prod/denied", AccessDenied, "*is not authorized to perform: ecs:UpdateService*"),
                new("prod/broken", EcsError, "ECS answered with a server error (500 ServerException): *"),
                new("prod/endless", OutOfTime, "The run was cut off during the call: ECS may have started a deployment."),
                new("prod/accepted", Started, null),
            ],
        },
        new()
        {
            Name = "late",
            Doors = EntryPoint.Function,
            Scenario = Own("late"),
            Request = RequestFor("orders"),
            FunctionSeconds = 15,
            Results = [new("prod/orders", OutOfTime, "The run's time was nearly over before this service was restarted; nothing was called for it.")],
        },
        new()
        {
            Name = "rollouts",
            Doors = EntryPoint.Function | EntryPoint.Run,
            Scenario = Own("rollouts"),
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
                new("prod/healthy", Restarted, null),
                new("prod/deployed-again", Superseded, "Deployment ecs-svc/* replaced this one before it was complete, and replaces the tasks as well."),
                new("prod/crashing", RolledBack, $"ECS rolled back to deployment ecs-svc/*: *circuit breaker threshold was exceeded. {Crashed}"),
                new("prod/unhealthy", RolloutFailed, "The deployment circuit breaker stopped the rollout after * failed tasks. *Tasks stopped (*health checks*)."),
                new("prod/unguarded", TasksKeepFailing, "* tasks of the new deployment failed in a row, and without a deployment circuit breaker ECS goes on trying. *CannotPullContainerError: manifest unknown*"),
                new("prod/last", Halted, "3 rollouts failed, and the request allows 3 (stopAfterFailures); nothing new was started."),
            ],
        },
        new()
        {
            Name = "stopped",
            Doors = EntryPoint.Function | EntryPoint.Run,
            Scenario = Own("stopped"),
            Request = """{ "wait": true, "services": [{ "cluster": "prod", "service": "orders" }] }""",
            Speed = 60,
            Results = [new("prod/orders", Stopped, "The deployment was stopped outside this run. Old and new tasks may both be running.")],
        },
        new()
        {
            Name = "retried",
            Doors = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = Own("scheduled"),
            Request = Scheduled("\"wait\": false", "done", "failed", "rolled-back"),
            RunOptions = ["--no-wait"],
            Results =
            [
                new("prod/done", AlreadyRestarted, "Deployment ecs-svc/* began at *, after the scheduled time 2020-01-01T00:00:00Z."),
                new("prod/failed", RolloutFailed, "Deployment ecs-svc/* began at *, after the scheduled time 2020-01-01T00:00:00Z, and failed; this schedule does not try again."),
                new("prod/rolled-back", RolledBack, "Deployment ecs-svc/* failed after the scheduled time 2020-01-01T00:00:00Z and ECS rolled back; this schedule does not try again."),
            ],
        },
        new()
        {
            Name = "adopted",
            Doors = EntryPoint.Function | EntryPoint.Run,
            Scenario = Own("scheduled"),
            Request = Scheduled("\"wait\": true, \"timeoutMinutes\": 1", "slow"),
            Results = [new("prod/slow", RolloutTimedOut, "Not complete after * min: 0 of 2 new tasks run. ECS goes on with it.")],
        },
        new()
        {
            Name = "paused",
            Doors = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = Repository.Scenario("healthy.json"),
            Request = File.ReadAllText(Repository.Event("minimal.json")),
            Environment = new Dictionary<string, string> { ["ECS_RESTART_PAUSED"] = "true" },
            Results = [new("prod-cluster/orders-service", Paused, "Restarts are paused: ECS_RESTART_PAUSED is true.")],
        },
        new()
        {
            Name = "dry-run",
            Doors = EntryPoint.Function | EntryPoint.Plan | EntryPoint.Run,
            Scenario = Repository.Scenario("healthy.json"),
            Request = File.ReadAllText(Repository.Event("dry-run.json")),
            Results =
            [
                new("prod-cluster/orders-service", DryRun, "Would be restarted. ECS keeps at least 3 of 3 tasks healthy and runs at most 6 at once."),
                new("prod-cluster/billing-service", DryRun, "Would be restarted. ECS keeps at least 2 of 2 tasks healthy and runs at most 4 at once."),
            ],
        },
        new()
        {
            Name = "selected",
            Doors = EntryPoint.Function | EntryPoint.Run,
            Scenario = Repository.Scenario("estate.json"),
            Request = File.ReadAllText(Repository.Event("select-by-tag.json")),
            Results =
            [
                new("prod-cluster/billing-service", Restarted, null),
                new("prod-cluster/catalog-service", Restarted, null),
                new("prod-cluster/ledger-service", OptedOut, "Its tag ecs-restart:exclude is true."),
                new("prod-cluster/orders-service", Restarted, null),
                new("prod-cluster/search-service", OptedOut, "Its tag ecs-restart:exclude excludes it until 2100-01-01T00:00:00Z."),
            ],
        },
    ];

    /// <summary>Scenario, number of the result, and its code, for each result at a door.</summary>
    public static TheoryData<string, int, string> For(EntryPoint door)
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var scenario in Scenarios.Where(scenario => scenario.Doors.HasFlag(door)))
        {
            for (var number = 0; number < scenario.Results.Count; number++)
                rows.Add(scenario.Name, number, scenario.Results[number].Code.Name);
        }

        return rows;
    }

    public static CodeScenario Find(string name) => Scenarios.Single(scenario => scenario.Name == name);

    private static string Own(string name) =>
        Path.Combine(Repository.Root, "test", "EcsRestart.EndToEnd.Tests", "Codes", "scenarios", $"{name}.json");

    private static string RequestFor(params string[] services) => $$"""{ "services": [{{Entries(services)}}] }""";

    private static string Task(string taskDefinition, string? more = null) =>
        $$"""{ "cluster": "prod", "taskDefinition": "{{taskDefinition}}", "networkConfiguration": { "subnets": ["subnet-1"] }{{(more is null ? "" : $", {more}")}} }""";

    private static string Scheduled(string settings, params string[] services) =>
        $$"""{ "scheduledTime": "2020-01-01T00:00:00Z", {{settings}}, "services": [{{Entries(services)}}] }""";

    private static string Entries(string[] services) =>
        string.Join(',', services.Select(service => $$"""{ "cluster": "prod", "service": "{{service}}" }"""));
}
