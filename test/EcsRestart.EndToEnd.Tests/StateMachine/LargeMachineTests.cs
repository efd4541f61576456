using System.Text.Json.Nodes;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Runs that only the state machine supports: thousands of services, several accounts and Regions, hours.</summary>
public sealed class LargeMachineTests
{
    private const int ManyServices = 3_000;

    private const int SomeServices = 900;

    /// <summary>The percentage of services with a broken new version.</summary>
    private const int FailingPercent = 2;

    /// <summary>256 KiB (AWS Step Functions Developer Guide, "Service quotas").</summary>
    private const int MaxStateBytes = 262_144;

    private static readonly (string? Role, string Account, string Region, string Cluster, int Wave)[] Locations =
    [
        (null, "123456789012", "eu-central-1", "shop", 1),
        (null, "123456789012", "eu-west-1", "shop", 2),
        ("arn:aws:iam::222222222222:role/ecs-restart-member", "222222222222", "eu-central-1", "bank", 2),
        ("arn:aws:iam::222222222222:role/ecs-restart-member", "222222222222", "eu-west-1", "bank", 3),
        ("arn:aws:iam::333333333333:role/ecs-restart-member", "333333333333", "eu-central-1", "game", 3),
        ("arn:aws:iam::333333333333:role/ecs-restart-member", "333333333333", "eu-west-1", "game", 3),
    ];

    [StateMachineFact]
    public async Task Run_ThreeAccountsAndTwoRegions_RestartsEachServiceOnce()
    {
        await using var runs = await StartAsync(ManyServices);
        foreach (var ecs in runs.Estate.Locations)
        {
            ecs.Faults.Add(new Fault { Kind = FaultKind.Throttled, Action = "UpdateService", FirstCall = 21, Count = 30 });
            ecs.Faults.Add(new Fault { Kind = FaultKind.ConnectionResetAfterAcceptance, Action = "UpdateService", FirstCall = 61, Count = 3 });
        }

        var outcome = await runs.Machine(FaultOf).RunAsync(Payload(stopAfterFailures: 0));

        var expected = ManyServices * FailingPercent / 100;
        Assert.All(All(ManyServices), service => Assert.Equal(1, Observe(runs, service).ForcedDeployments));
        Assert.Equal(
            (ManyServices - expected, 0, expected, 0),
            Summary(outcome));
        Assert.Equal(expected, Codes(outcome).GetValueOrDefault("RolledBack"));
        Assert.InRange(outcome.MaxStateBytes, 1, MaxStateBytes);
    }

    [StateMachineFact]
    public async Task Run_TooManyFailures_StopsRestarting()
    {
        const int Limit = 4;
        await using var runs = await StartAsync(SomeServices);

        var outcome = await runs.Machine().RunAsync(Payload(Limit));

        var restarted = All(SomeServices).Count(service => Observe(runs, service).ForcedDeployments == 1);
        var (success, skipped, failed, _) = Summary(outcome);
        Assert.InRange(failed, Limit, InFlight);
        Assert.Equal(restarted, success + failed);
        Assert.Equal(SomeServices - restarted, skipped);
        Assert.All(All(SomeServices), service => Assert.InRange(Observe(runs, service).ForcedDeployments, 0, 1));
        Assert.InRange(outcome.MaxStateBytes, 1, MaxStateBytes);
    }

    /// <summary>With ECS defaults, traffic shifts by 10% every 6 min, and the old tasks keep running for another 15 min.</summary>
    [StateMachineFact]
    public async Task Rollout_70Minutes_GetsVerdict()
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        estate.Location.AddService("prod", "linear", new ServiceBehavior { Strategy = new DeploymentStrategy { Type = "LINEAR" } });
        await using var runs = await RunsOnAnEstate.StartAsync(estate, clock);

        var outcome = await runs.Machine().RunAsync("""{"wait":true,"timeoutMinutes":120,"services":[{"cluster":"prod","service":"linear"}]}""");

        var result = outcome.Result?.GetProperty("results")[0] ?? default;
        Assert.Equal(("Restarted", "completed"), (result.GetProperty("code").GetString(), result.GetProperty("rollout").GetString()));
        Assert.InRange(result.GetProperty("durationSeconds").GetDouble(), 69 * 60, 75 * 60);
        Assert.InRange(outcome.Calls.Count, 1, 120);
    }

    private static int InFlight => 300;

    /// <summary>Of 100 invocations, 2 are done twice, 2 fail after they were done, and 2 fail before.</summary>
    private static StepFault FaultOf(StepCall call) => (call.Number % 50) switch
    {
        7 => StepFault.Duplicated,
        19 => StepFault.ResponseLost,
        31 => StepFault.Refused,
        _ => StepFault.None,
    };

    private static string Payload(int stopAfterFailures) => new JsonObject
    {
        ["wait"] = true,
        ["maxInFlight"] = InFlight,
        ["stopAfterFailures"] = stopAfterFailures,
        ["select"] = new JsonArray([.. Locations.Select(location => new JsonObject
        {
            ["cluster"] = location.Cluster,
            ["service"] = "*",
            ["region"] = location.Region,
            ["roleArn"] = location.Role,
            ["externalId"] = location.Role is null ? null : "restarts",
            ["wave"] = location.Wave,
        })]),
    }.ToJsonString();

    private static async Task<RunsOnAnEstate> StartAsync(int services)
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        foreach (var role in Locations.Select(location => location.Role).OfType<string>().Distinct())
            estate.Sts.AddRole(new SimulatedRole { Arn = role, ExternalId = "restarts" });
        foreach (var (location, name, fails) in All(services))
        {
            estate.At(location.Account, location.Region).AddService(location.Cluster, name, new ServiceBehavior
            {
                CircuitBreaker = new CircuitBreaker(Enable: true, Rollback: true),
                Failure = fails ? new TaskFailure { Kind = TaskFailureKind.CannotStart } : null,
            });
        }

        return await RunsOnAnEstate.StartAsync(estate, clock);
    }

    private static IEnumerable<((string? Role, string Account, string Region, string Cluster, int Wave) Location, string Name, bool Fails)> All(int services) =>
        Enumerable.Range(0, services).Select(number => (Locations[number % Locations.Length], $"service-{number:D4}", number % 100 < FailingPercent));

    private static ServiceObservation Observe(
        RunsOnAnEstate runs, ((string? Role, string Account, string Region, string Cluster, int Wave) Location, string Name, bool Fails) service) =>
        runs.Estate.At(service.Location.Account, service.Location.Region).Observe(service.Location.Cluster, service.Name);

    private static (int Success, int Skipped, int Failed, int Unverified) Summary(MachineOutcome outcome)
    {
        var summary = outcome.Result?.GetProperty("summary") ?? default;
        int Of(string name) => summary.GetProperty(name).GetInt32();
        return (Of("success"), Of("skipped"), Of("failed"), Of("unverified"));
    }

    /// <summary>Returns the number of services per code, whether the report lists or only counts them.</summary>
    private static Dictionary<string, int> Codes(MachineOutcome outcome)
    {
        var report = outcome.Result ?? default;
        var codes = report.GetProperty("results").EnumerateArray().CountBy(result => result.GetProperty("code").GetString() ?? "").ToDictionary();
        if (report.TryGetProperty("omitted", out var omitted))
        {
            foreach (var code in omitted.EnumerateObject())
                codes[code.Name] = codes.GetValueOrDefault(code.Name) + code.Value.GetInt32();
        }

        return codes;
    }
}
