using System.Text.Json;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.RandomNights;

/// <summary>
/// One firing of a schedule and all that may come of it: invocations that are cut off, run out of time or come again, an ECS that
/// errs, and people who deploy in between. Everything follows from the seed.
/// </summary>
internal sealed class RandomNight
{
    private const int MostInvocations = 3;

    /// <summary>Reads show the past, but not so far back that the third look after a lost answer is too early.</summary>
    private const int MostReadLagSeconds = 12;

    private readonly SteppedClock _clock = new();
    private readonly RandomEstate _estate;
    private readonly IReadOnlyList<RandomService> _services;
    private readonly SimulatedEcs _ecs;
    private readonly RestartRequest _request;
    private readonly bool _isCalm;
    private readonly string? _intruded;
    private readonly Dictionary<string, DateTimeOffset> _intrusions = new(StringComparer.Ordinal);

    public RandomNight(int seed)
    {
        _estate = new RandomEstate(seed);
        _services = _estate.Services();
        _ecs = new SimulatedEcs(_clock);
        foreach (var service in _services)
            _ecs.AddService(RandomEstate.Cluster, service.Name, service.Behaviour);

        _isCalm = _estate.Chance(25);
        foreach (var fault in _isCalm ? [] : _estate.Faults(_services))
            _ecs.Faults.Add(fault);
        if (!_isCalm && _estate.Chance(30))
            _ecs.ReadLag = _estate.Seconds(1, MostReadLagSeconds);
        if (!_isCalm && _estate.Chance(15))
            _ecs.Rate = new ApiRate { Scale = _estate.OneOf(0.05, 0.2) };
        _request = Request();
        _intruded = !_isCalm && _estate.Chance(30) ? _estate.OneOf<RandomService>([.. _services]).Name : null;
        if (_intruded is not null)
            Intrude(_intruded, after: _estate.Seconds(1, 600));
    }

    /// <summary>The invocations there were.</summary>
    public int Invocations { get; private set; }

    public void Play()
    {
        _clock.Advance(_estate.Seconds(0, 59));
        var wasKilled = true;
        var budget = new ApiBudget(_clock);
        while (Invocations == 0 || (Invocations < MostInvocations && (wasKilled || _estate.Chance(40))))
        {
            if (Invocations > 0)
                _clock.Advance(wasKilled ? TimeSpan.FromMinutes(1) : _estate.Seconds(MostReadLagSeconds + 1, 300));
            if (wasKilled)
                budget = new ApiBudget(_clock);
            wasKilled = !Invoke(budget);
            Invocations++;
        }

        _clock.Advance(TimeSpan.FromHours(1));
        foreach (var service in _services)
            CheckTheMorningAfter(service);
    }

    /// <returns>False when the invocation was killed.</returns>
    private bool Invoke(ApiBudget budget)
    {
        var begun = _clock.GetUtcNow();
        var killAt = !_isCalm && _estate.Chance(25) ? begun + _estate.Seconds(1, 400) : (DateTimeOffset?)null;
        var limit = !_isCalm && _estate.Chance(40) ? _estate.Seconds(5, _estate.OneOf(60, 900)) : TimeSpan.FromHours(12);
        var witness = new Witness(_services, _request, begun + limit);
        var before = _services.ToDictionary(service => service, OursOf);
        using var ecs = new VirtualEcs(_ecs, _clock, _estate.Latency, (action, body) => CheckCall(action, body, witness));
        using var outOfTime = new CancellationTokenSource(limit, _clock);
        using var cutOff = new CancellationTokenSource(limit + TimeSpan.FromSeconds(3.5), _clock);
        var run = new RestartRun(ecs.Api, budget, _clock, NullLogger.Instance, witness);

        var report = ecs.Run(
            () => run.RunAsync("night", _request, new StopSignals(outOfTime.Token, CancellationToken.None), cutOff.Token), killAt);
        if (report is null)
            return false;

        Assert.True(_clock.GetUtcNow() <= begun + limit + TimeSpan.FromSeconds(5), "The run went on past its time.");
        CheckReport(report, service => OursOf(service) - before[service], isUnhurried: limit > TimeSpan.FromHours(1));
        CheckClaims(report, witness);
        foreach (var service in _services)
            CheckCalls(service, begun);
        return true;
    }

    private void CheckCall(string action, ReadOnlyMemory<byte> body, Witness witness)
    {
        if (action == "DescribeServices")
            witness.NoteLook(name => _ecs.Observe(RandomEstate.Cluster, name).DeploymentIds);
        if (action != "UpdateService")
            return;

        using var call = JsonDocument.Parse(body);
        var name = call.RootElement.GetProperty("service").GetString();
        var service = _services.Single(service => service.Name == name);
        var now = _clock.GetUtcNow();
        Assert.True(service.Refusal is null, $"{name} must never be restarted: {service.Refusal}.");
        Assert.False(
            _intrusions.TryGetValue(service.Name, out var deployed) && now - deployed > TimeSpan.FromSeconds(75),
            $"{name} was deployed by somebody else since the scheduled time, and long enough ago to know.");
        Assert.False(
            !service.Options.Force && service.Behaviour.RestartedAgo is { } ago
                && now < _request.ScheduledTime - ago + service.Behaviour.StartDelay + service.Behaviour.HealthDelay,
            $"{name} has a deployment under way.");
        witness.CheckTurnOf(service, sentAt: now - _estate.Latency);
    }

    /// <summary>A call that may have done something is made again once at most.</summary>
    private void CheckCalls(RandomService service, DateTimeOffset since)
    {
        var calls = _ecs.Log.Records.Count(call =>
            call.Action == "UpdateService" && call.At >= since && !call.IsThrottled && call.Services.Contains(service.Name));
        Assert.True(calls <= 2 || service.Name == _intruded, $"{service.Name} was called for {calls} times.");
    }

    /// <summary>A deployment that was there before the schedule is somebody else's, as long as ECS lists it.</summary>
    private void CheckClaims(RestartReport report, Witness witness)
    {
        foreach (var (service, result) in _services.Zip(report.Results ?? []))
        {
            var isNotOurs = _isCalm && OursOf(service) == 0 && witness.FirstLook[service.Name].Contains(result.DeploymentId);
            Assert.False(isNotOurs, $"{service.Name}: {result.CodeName} takes somebody's deployment for the schedule's.");
        }
    }

    /// <param name="made">How many deployments this invocation made of a service.</param>
    private void CheckReport(RestartReport report, Func<RandomService, int> made, bool isUnhurried)
    {
        var results = report.Results ?? [];
        Assert.Equal([.. _services.Select(service => service.Name), _services[0].Name, null], results.Select(result => result.Service));
        Assert.Equal("Duplicate", results[^2].CodeName);
        foreach (var (service, result) in _services.Zip(results))
            CheckResult(service, result, made(service), isUnhurried);
    }

    private void CheckResult(RandomService service, RestartResult result, int made, bool isUnhurried)
    {
        var seen = _ecs.Observe(RandomEstate.Cluster, service.Name);
        var said = $"{service.Name}: {result.CodeName}, {result.Sentence}";
        if (_intrusions.ContainsKey(service.Name))
            return;

        switch (result.CodeName)
        {
            case "Restarted":
                Assert.True(seen.DeploymentIds is [var only] && only == result.DeploymentId, said);
                break;
            case "Started":
                Assert.True(seen.ForcedDeployments == 1 || service.FailsBefore, said);
                break;
            case "AlreadyRestarted":
                Assert.True(seen.ForcedDeployments == 1 && (!_request.Wait || seen.DeploymentIds.Count == 1), said);
                break;
            case "RolledBack":
                Assert.True(service.Behaviour.Failure is not null && seen.DeploymentIds[0] != result.DeploymentId, said);
                break;
            case "RolloutFailed" or "TasksKeepFailing":
                Assert.True(service.Behaviour.Failure is not null, said);
                break;
            case "Superseded":
                Assert.Fail(said);
                break;
            default:
                Assert.True(seen.ForcedDeployments == 0 || service.Behaviour.Failure is not null || !_isCalm || !isUnhurried, said);
                break;
        }

        var mayBeThere = result.DeploymentId is not null || result.Sentence.Contains("may have started a deployment", StringComparison.Ordinal);
        Assert.True(made == 0 || mayBeThere, $"{said} But there is a deployment.");
        if (_isCalm && isUnhurried)
            CheckCalmResult(service, result.CodeName, said);
    }

    /// <summary>Where nobody else has a hand in it, there is only one thing to say.</summary>
    private static void CheckCalmResult(RandomService service, string code, string said)
    {
        if (service.Behaviour.RestartedAgo is not null)
            return;

        if (service.Refusal is { } refusal)
            Assert.True(code == refusal, $"{said} Expected: {refusal}.");
        else if (service.Behaviour.Failure is null)
            Assert.True(code is "Restarted" or "Started" or "AlreadyRestarted" or "Halted", said);
    }

    private void CheckTheMorningAfter(RandomService service)
    {
        var seen = _ecs.Observe(RandomEstate.Cluster, service.Name);
        Assert.True(OursOf(service) <= 1, $"{service.Name} was restarted {OursOf(service)} times.");
        Assert.True((seen.LowestHealthyCount ?? service.Minimum) >= service.Minimum, $"{service.Name} fell to {seen.LowestHealthyCount} healthy tasks.");
    }

    /// <summary>How many deployments the schedule made of a service.</summary>
    private int OursOf(RandomService service) =>
        _ecs.Observe(RandomEstate.Cluster, service.Name).ForcedDeployments - (_intrusions.ContainsKey(service.Name) ? 1 : 0);

    private void Intrude(string service, TimeSpan after) => _clock.CreateTimer(
        _ =>
        {
            var before = _ecs.Observe(RandomEstate.Cluster, service).ForcedDeployments;
            _ecs.Serve(
                "UpdateService",
                JsonSerializer.SerializeToUtf8Bytes(new { cluster = RandomEstate.Cluster, service, forceNewDeployment = true }));
            if (_ecs.Observe(RandomEstate.Cluster, service).ForcedDeployments > before)
                _intrusions[service] = _clock.GetUtcNow();
        },
        null,
        after,
        Timeout.InfiniteTimeSpan);

    /// <summary>All services, the first one a second time, and an entry that names none.</summary>
    private RestartRequest Request() => new()
    {
        ScheduledTime = _clock.GetUtcNow(),
        Wait = _estate.Chance(75),
        MaxInFlight = _estate.Between(1, 4),
        StopAfterFailures = _estate.Between(0, 3),
        Services =
        [
            .. _services.Select(service => Entry(service.Name) with { Options = service.Options }),
            Entry(_services[0].Name),
            new ServiceEntry { Cluster = RandomEstate.Cluster },
        ],
    };

    private static ServiceEntry Entry(string service) => new() { Cluster = RandomEstate.Cluster, Service = service };
}
