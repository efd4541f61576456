using System.Text.Json;
using EcsRestart.Plan;
using EcsRestart.Watch;

namespace EcsRestart.Tests.RandomNights;

/// <summary>
/// Follows one invocation and holds each of its restarts against the state of the service, the waves and brakes of the request, and the
/// time there is.
/// </summary>
/// <param name="calendars">What the invocation has read of the calendars.</param>
/// <param name="latency">How long ago a call left when it arrives.</param>
/// <param name="stopAt">No call of UpdateService leaves later.</param>
internal sealed class InvariantObserver(NightFacts night, NightCalendars calendars, TimeSpan latency, DateTimeOffset stopAt) : IProgress<RunProgress>
{
    private readonly DateTimeOffset _begun = night.Ecs.Clock.GetUtcNow();
    private readonly Dictionary<string, int> _before = night.Services.ToDictionary(service => service.Name, night.OursOf);
    private readonly HashSet<string> _acted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private Dictionary<string, IReadOnlyList<string>>? _firstLook;
    private readonly Dictionary<string, DateTimeOffset> _started = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DateTimeOffset> _waveEnds = [];
    private int _failedRollouts;

    /// <summary>The services for which a call of UpdateService arrived, and when.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Started => _started;

    public NightCalendars Calendars => calendars;

    public RollbackObserver Rollbacks { get; } = new(night);

    /// <summary>How many deployments of a service the invocation made so far.</summary>
    public int MadeOf(RandomService service) => night.OursOf(service) - _before[service.Name];

    /// <summary>How many calls may have made one.</summary>
    public int CallsOf(RandomService service) => night.Ecs.Log.Records.Count(call =>
        call.Action == "UpdateService" && call.At >= _begun && !call.IsThrottled && call.Services.Contains(service.Name));

    /// <summary>Whether ECS listed a deployment when the invocation first asked.</summary>
    public bool SawAtFirst(RandomService service, string? deployment) => _firstLook?[service.Name].Contains(deployment) == true;

    public void Report(RunProgress value)
    {
        switch (value)
        {
            case RunProgress.Planned(var plan):
                _acted.UnionWith(plan.Steps.OfType<PlanItem.ForService>().Select(step => step.Service.ServiceName));
                break;
            case RunProgress.RolloutStarted(var rollout):
                _underWay.Add(rollout.Service.ServiceName);
                break;
            case RunProgress.ServiceFinished(var service, var result):
                _underWay.Remove(service.ServiceName);
                _waveEnds[WaveOf(service.ServiceName)] = night.Ecs.Clock.GetUtcNow();
                Assert.True(_settled.Add(service.ServiceName), $"{service} has two results.");
                _failedRollouts += result is { DeploymentId: not null, Status: ResultStatus.Failed } ? 1 : 0;
                break;
        }
    }

    /// <summary>Sees a call arrive.</summary>
    public void SeeCall(string action, ReadOnlyMemory<byte> body)
    {
        Rollbacks.SeeCall(action, body);
        if (action == "DescribeServices")
            _firstLook ??= night.Services.ToDictionary(service => service.Name, service => night.Observe(service).DeploymentIds);
        if (action != "UpdateService")
            return;

        using var call = JsonDocument.Parse(body);
        var name = call.RootElement.GetProperty("service").GetString();
        var service = night.Services.Single(service => service.Name == name);
        CheckState(service, night.Ecs.Clock.GetUtcNow());
        CheckTurn(service, sentAt: night.Ecs.Clock.GetUtcNow() - latency);
        CheckGates(service, sentAt: night.Ecs.Clock.GetUtcNow() - latency);
        _started.TryAdd(service.Name, night.Ecs.Clock.GetUtcNow());
    }

    private void CheckState(RandomService service, DateTimeOffset now)
    {
        Assert.True(service.Refusal is null, $"{service.Name} must never be restarted: {service.Refusal}.");
        Assert.False(
            night.WasIntruded(service) && now - night.IntrudedAt > TimeSpan.FromSeconds(75),
            $"{service.Name} was deployed by another user since the scheduled time, and long enough ago to know.");
        Assert.False(
            !service.Options.Force && service.Behavior.RestartedAgo is { } ago
                && now < night.Request.ScheduledTime - ago + service.Behavior.StartDelay + service.Behavior.HealthDelay,
            $"{service.Name} has a deployment in progress.");
    }

    private int WaveOf(string name) => night.Services.First(service => service.Name == name).Options.Wave;

    private void CheckGates(RandomService service, DateTimeOffset sentAt)
    {
        var request = night.Request;
        Assert.False(sentAt > request.StartBefore, $"{service.Name} began after the start window.");
        Assert.True(
            request.Calendars.Count == 0 || calendars.AreKnownToBeOpen(request.Calendars, sentAt),
            $"{service.Name} began while a calendar was known to be closed, or none was read.");
        if (!request.Wait || _waveEnds.Where(wave => wave.Key < service.Options.Wave).Select(wave => (DateTimeOffset?)wave.Value).Max() is not { } before)
            return;

        Assert.True(request.Calendars.Count == 0 || calendars.LastReadAt > before, $"{service.Name} began in a wave for which no calendar was read.");
        Assert.True(sentAt >= before + request.PauseBetweenWaves, $"{service.Name} began before the pause was over.");
    }

    private void CheckTurn(RandomService service, DateTimeOffset sentAt)
    {
        Assert.True(sentAt <= stopAt, $"{service.Name} began when the time was over.");
        if (!night.Request.Wait)
            return;

        var before = night.Services.Where(other => other.Options.Wave < service.Options.Wave && _acted.Contains(other.Name));
        var mostFailures = night.Request.StopAfterFailures;
        Assert.True(before.All(other => _settled.Contains(other.Name)), $"{service.Name} did not wait for the waves before it.");
        Assert.True(_underWay.Count < night.Request.MaxInFlight, $"{service.Name} is one rollout too many.");
        Assert.True(mostFailures == 0 || _failedRollouts < mostFailures, $"{service.Name} began after too many failures.");
    }
}
