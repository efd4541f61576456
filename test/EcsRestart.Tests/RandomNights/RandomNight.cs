using System.Text.Json;
using EcsRestart.Ecs;
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
    private const int MaxInvocations = 3;

    /// <summary>Reads show the past, but not so far back that the third look after a lost answer is too early.</summary>
    private const int MaxReadLagSeconds = 12;

    private static readonly TimeSpan LongLimit = TimeSpan.FromHours(12);

    private readonly SteppedClock _clock = new();
    private readonly RandomEstate _estate;
    private readonly NightFacts _night;
    private readonly List<(DateTimeOffset Begun, IReadOnlyDictionary<string, DateTimeOffset> Started)> _started = [];

    /// <param name="hasGates">True for a night with start window, calendars, pauses and a limit on extra tasks.</param>
    /// <param name="rollsBack">True when the request has <c>"onFailure": "rollback"</c>.</param>
    public RandomNight(int seed, bool hasGates = false, bool rollsBack = false)
    {
        _estate = new RandomEstate(seed);
        var services = _estate.Services();
        if (hasGates)
            services = [.. services.Select(_estate.WithStrategy)];
        if (rollsBack)
            services = _estate.ForRollbacks(services);
        var ecs = new SimulatedEcs(_clock);
        foreach (var service in services)
            ecs.AddService(RandomEstate.Cluster, service.Name, service.Behavior);

        var isCalm = _estate.Chance(25);
        var request = Request(services, rollsBack);
        _night = new NightFacts(services, ecs, hasGates ? _estate.WithGates(request) : request, isCalm)
        {
            Intruded = !isCalm && _estate.Chance(30) ? _estate.OneOf<RandomService>([.. services]) : null,
        };
        ecs.ServiceDeploymentAccess = _estate.RecordAccess();
        if (!isCalm)
            Trouble(services, ecs);
        if (hasGates && _estate.SetUpCalendars(ecs.Lists, _clock.GetUtcNow()) is { } change)
            _clock.CreateTimer(_ => _estate.ChangeCalendar(ecs.Lists, _clock.GetUtcNow()), null, change, Timeout.InfiniteTimeSpan);
        if (!isCalm && rollsBack)
        {
            foreach (var fault in _estate.RollbackFaults())
                ecs.Faults.Add(fault);
        }
    }

    /// <summary>The invocations there were.</summary>
    public int Invocations { get; private set; }

    public void Play()
    {
        _clock.Advance(_estate.Seconds(0, 59));
        var wasKilled = true;
        var budgets = new ApiBudgets(_clock);
        while (Invocations == 0 || (Invocations < MaxInvocations && (wasKilled || _estate.Chance(40))))
        {
            if (Invocations > 0)
                _clock.Advance(wasKilled ? TimeSpan.FromMinutes(1) : _estate.Seconds(MaxReadLagSeconds + 1, 300));
            if (wasKilled)
                budgets = new ApiBudgets(_clock);
            wasKilled = !Invoke(budgets);
            Invocations++;
        }

        _clock.Advance(TimeSpan.FromHours(1));
        CheckExtraTasks();
        foreach (var service in _night.Services)
            CheckTheMorningAfter(service);
    }

    /// <returns>False when the invocation was killed.</returns>
    private bool Invoke(ApiBudgets budgets)
    {
        var begun = _clock.GetUtcNow();
        var killAt = !_night.IsCalm && _estate.Chance(25) ? begun + _estate.Seconds(1, 400) : (DateTimeOffset?)null;
        var limit = !_night.IsCalm && _estate.Chance(50) ? _estate.Seconds(2, _estate.OneOf(30, 90, 900)) : LongLimit;
        var calendars = new NightCalendars(_night.Ecs, _estate.Latency);
        var witness = new InvariantObserver(_night, calendars, _estate.Latency, stopAt: begun + limit);
        _started.Add((begun, witness.Started));
        using var ecs = new VirtualEcs(_night.Ecs, _clock, _estate.Latency, witness.SeeCall);
        using var outOfTime = new CancellationTokenSource(limit, _clock);
        using var cutOff = new CancellationTokenSource(limit + TimeSpan.FromSeconds(3.5), _clock);
        var stop = new StopSignals(outOfTime.Token, CancellationToken.None) { OutOfTimeAt = begun + limit };
        var run = new RestartRun(new EcsClients(_ => ecs.Api, budgets, _clock), _clock, NullLogger.Instance, witness) { OpenCalendars = () => calendars };

        var report = ecs.Run(() => run.RunAsync("night", _night.Request, stop, cutOff.Token), killAt);
        Assert.Null(witness.Rollbacks.Violation);
        if (report is null)
            return false;

        Assert.True(_clock.GetUtcNow() <= begun + limit + TimeSpan.FromSeconds(5), "The run went on past its time.");
        new ReportCheck(_night, witness, isUnhurried: limit == LongLimit).Check(report);
        return true;
    }

    private void CheckExtraTasks()
    {
        var check = new ExtraTaskCheck(_night);
        foreach (var (number, (_, started)) in _started.Index())
            check.Check(started, until: number + 1 < _started.Count ? _started[number + 1].Begun : DateTimeOffset.MaxValue);
    }

    private void CheckTheMorningAfter(RandomService service)
    {
        var lowest = _night.Observe(service).MinHealthyCount ?? service.Minimum;
        Assert.True(_night.OursOf(service) <= 1, $"{service.Name} was restarted {_night.OursOf(service)} times.");
        Assert.True(lowest >= service.Minimum, $"{service.Name} fell to {lowest} healthy tasks.");
    }

    /// <summary>Faults, stale responses, a rate limit that other callers use up, and another user who deploys.</summary>
    private void Trouble(IReadOnlyList<RandomService> services, SimulatedEcs ecs)
    {
        foreach (var fault in _estate.Faults(services).Concat(_estate.RecordFaults()))
            ecs.Faults.Add(fault);
        if (_estate.Chance(40))
            ecs.ReadLag = _estate.Seconds(1, MaxReadLagSeconds);
        if (_estate.Chance(15))
            ecs.Rate = new ApiRate { Scale = _estate.OneOf(0.05, 0.2) };
        _clock.CreateTimer(_ => Intrude(), null, _estate.Seconds(1, 600), Timeout.InfiniteTimeSpan);
    }

    private void Intrude()
    {
        if (_night.Intruded is not { } service)
            return;

        var before = _night.Observe(service).ForcedDeployments;
        _night.Ecs.Serve(
            "UpdateService",
            JsonSerializer.SerializeToUtf8Bytes(new { cluster = RandomEstate.Cluster, service = service.Name, forceNewDeployment = true }));
        if (_night.Observe(service).ForcedDeployments > before)
            (_night.IntrudedAt, _night.IntrudedId) = (_clock.GetUtcNow(), _night.Observe(service).DeploymentIds[0]);
    }

    /// <summary>All services, the first one a second time, and an entry that names none.</summary>
    private RestartRequest Request(IReadOnlyList<RandomService> services, bool rollsBack) => new()
    {
        ScheduledTime = _clock.GetUtcNow(),
        Wait = _estate.Chance(75) || rollsBack,
        RollsBackOnFailure = rollsBack,
        MaxInFlight = _estate.Between(1, 4),
        StopAfterFailures = _estate.Between(0, 3),
        Services =
        [
            .. services.Select(service => Entry(service.Name) with { Options = service.Options }),
            Entry(services[0].Name),
            new ServiceEntry { Cluster = RandomEstate.Cluster },
        ],
    };

    private static ServiceEntry Entry(string service) => new() { Cluster = RandomEstate.Cluster, Service = service };
}
