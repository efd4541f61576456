using System.Text.Json.Nodes;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Runs that only a state machine can do: thousands of services, several accounts and Regions, hours.</summary>
public sealed class LargeMachineTests
{
    private const int Many = 3_000;

    private const int Some = 900;

    /// <summary>How many services of a hundred have a broken new version.</summary>
    private const int FailingPercent = 2;

    /// <summary>256 KiB (AWS Step Functions Developer Guide, "Service quotas").</summary>
    private const int MaxStateBytes = 262_144;

    private static readonly (string? Role, string Account, string Region, string Cluster, int Wave)[] Places =
    [
        (null, "123456789012", "eu-central-1", "shop", 1),
        (null, "123456789012", "eu-west-1", "shop", 2),
        ("arn:aws:iam::222222222222:role/ecs-restart-member", "222222222222", "eu-central-1", "bank", 2),
        ("arn:aws:iam::222222222222:role/ecs-restart-member", "222222222222", "eu-west-1", "bank", 3),
        ("arn:aws:iam::333333333333:role/ecs-restart-member", "333333333333", "eu-central-1", "game", 3),
        ("arn:aws:iam::333333333333:role/ecs-restart-member", "333333333333", "eu-west-1", "game", 3),
    ];

    [StateMachineFact]
    public async Task Estate_OfThreeAccountsAndTwoRegions_IsRestartedOnceEachWithTrueVerdicts()
    {
        await using var runs = await StartAsync(Many);
        foreach (var ecs in runs.Estate.Locations)
        {
            ecs.Faults.Add(new Fault { Kind = FaultKind.Throttled, Action = "UpdateService", FirstCall = 21, Count = 30 });
            ecs.Faults.Add(new Fault { Kind = FaultKind.ConnectionResetAfterAcceptance, Action = "UpdateService", FirstCall = 61, Count = 3 });
        }

        var outcome = await runs.Machine(Trouble).RunAsync(Payload(stopAfterFailures: 0));

        var expected = Many * FailingPercent / 100;
        Assert.All(All(Many), service => Assert.Equal(1, Observe(runs, service).ForcedDeployments));
        Assert.Equal(
            (Many - expected, 0, expected, 0),
            Summary(outcome));
        Assert.Equal(expected, Codes(outcome).GetValueOrDefault("RolledBack"));
        Assert.InRange(outcome.MaxStateBytes, 1, MaxStateBytes);
    }

    [StateMachineFact]
    public async Task Estate_InWhichTooManyFail_IsLeftAloneFromThenOn()
    {
        const int Limit = 4;
        await using var runs = await StartAsync(Some);

        var outcome = await runs.Machine().RunAsync(Payload(Limit));

        var restarted = All(Some).Count(service => Observe(runs, service).ForcedDeployments == 1);
        var (success, skipped, failed, _) = Summary(outcome);
        Assert.InRange(failed, Limit, InFlight);
        Assert.Equal(restarted, success + failed);
        Assert.Equal(Some - restarted, skipped);
        Assert.All(All(Some), service => Assert.InRange(Observe(runs, service).ForcedDeployments, 0, 1));
        Assert.InRange(outcome.MaxStateBytes, 1, MaxStateBytes);
    }

    /// <summary>At ECS's defaults traffic moves by a tenth every six minutes, and the former tasks stay for another fifteen.</summary>
    [StateMachineFact]
    public async Task Rollout_OfSeventyMinutes_GetsItsVerdict()
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

    /// <summary>Of a hundred invocations two are done twice, two get lost after they were done and two before.</summary>
    private static StepFault Trouble(StepCall call) => (call.Number % 50) switch
    {
        7 => StepFault.Duplicated,
        19 => StepFault.AnswerLost,
        31 => StepFault.Refused,
        _ => StepFault.None,
    };

    private static string Payload(int stopAfterFailures) => new JsonObject
    {
        ["wait"] = true,
        ["maxInFlight"] = InFlight,
        ["stopAfterFailures"] = stopAfterFailures,
        ["select"] = new JsonArray([.. Places.Select(place => new JsonObject
        {
            ["cluster"] = place.Cluster,
            ["service"] = "*",
            ["region"] = place.Region,
            ["roleArn"] = place.Role,
            ["externalId"] = place.Role is null ? null : "restarts",
            ["wave"] = place.Wave,
        })]),
    }.ToJsonString();

    private static async Task<RunsOnAnEstate> StartAsync(int services)
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        foreach (var role in Places.Select(place => place.Role).OfType<string>().Distinct())
            estate.Sts.AddRole(new SimulatedRole { Arn = role, ExternalId = "restarts" });
        foreach (var (place, name, fails) in All(services))
        {
            estate.At(place.Account, place.Region).AddService(place.Cluster, name, new ServiceBehavior
            {
                CircuitBreaker = new CircuitBreaker(Enable: true, Rollback: true),
                Failure = fails ? new TaskFailure { Kind = TaskFailureKind.CannotStart } : null,
            });
        }

        return await RunsOnAnEstate.StartAsync(estate, clock);
    }

    private static IEnumerable<((string? Role, string Account, string Region, string Cluster, int Wave) Place, string Name, bool Fails)> All(int services) =>
        Enumerable.Range(0, services).Select(number => (Places[number % Places.Length], $"service-{number:D4}", number % 100 < FailingPercent));

    private static ServiceObservation Observe(
        RunsOnAnEstate runs, ((string? Role, string Account, string Region, string Cluster, int Wave) Place, string Name, bool Fails) service) =>
        runs.Estate.At(service.Place.Account, service.Place.Region).Observe(service.Place.Cluster, service.Name);

    private static (int Success, int Skipped, int Failed, int Unverified) Summary(MachineOutcome outcome)
    {
        var summary = outcome.Result?.GetProperty("summary") ?? default;
        int Of(string name) => summary.GetProperty(name).GetInt32();
        return (Of("success"), Of("skipped"), Of("failed"), Of("unverified"));
    }

    /// <summary>How many services have each code, whether the report holds them whole or counts them.</summary>
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
