using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;

namespace EcsRestart.Simulator;

/// <summary>In-memory EventBridge Scheduler of one account and Region: schedules, schedule groups and their invocations.</summary>
/// <remarks>Time, including timers, comes only from the clock. Thread-safe.</remarks>
public sealed class SimulatedScheduler : IDisposable
{
    /// <summary>A timer cannot wait for years.</summary>
    private static readonly TimeSpan MaxWaitDuration = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ScheduleRegistry _registry;
    private readonly SchedulerActions _actions;
    private readonly IdGenerator _requestIds = new("scheduler requests");
    private readonly Channel<ScheduledInvocation> _invocations = Channel.CreateUnbounded<ScheduledInvocation>();
    private readonly ITimer _timer;

    public SimulatedScheduler(TimeProvider clock, string region = "eu-central-1", string accountId = "123456789012")
    {
        _clock = clock;
        _registry = new ScheduleRegistry(resource => $"arn:aws:scheduler:{region}:{accountId}:{resource}", clock.GetUtcNow());
        _actions = new SchedulerActions(_registry);
        _timer = clock.CreateTimer(_ => DeliverDueInvocations(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Every action served so far.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>How often each invocation is delivered. Default 1. EventBridge Scheduler guarantees at-least-once delivery.</summary>
    public int Deliveries { get; set; } = 1;

    /// <summary>Streams invocations as they become due to a single reader, until the scheduler is disposed.</summary>
    public IAsyncEnumerable<ScheduledInvocation> InvocationsAsync(CancellationToken cancellationToken) =>
        _invocations.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Returns the oldest invocation that no reader has taken yet.</summary>
    public bool TryTake([NotNullWhen(true)] out ScheduledInvocation? invocation) => _invocations.Reader.TryRead(out invocation);

    /// <summary>Serves one call in process, without HTTP.</summary>
    public SchedulerResponse Serve(SchedulerCall call)
    {
        lock (_gate)
        {
            TakeDueInvocations();
            var response = Respond(call, _requestIds.NextUuid());
            Log.Add(new ActionRecord
            {
                At = _clock.GetUtcNow(),
                Action = call.Action ?? $"{call.Method} {call.Path}",
                Schedule = call.Name,
                ErrorCode = response.ErrorCode,
            });
            TakeDueInvocations();
            return response;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _invocations.Writer.TryComplete();
    }

    private SchedulerResponse Respond(SchedulerCall call, string requestId)
    {
        try
        {
            return new SchedulerResponse { Status = 200, Body = _actions.Serve(call, _clock.GetUtcNow()), RequestId = requestId };
        }
        catch (SchedulerException error)
        {
            return new SchedulerResponse
            {
                Status = error.Status,
                Body = JsonSerializer.SerializeToUtf8Bytes(new SchedulerBodies.Error(error.Message), SchedulerJson.Default.Error),
                RequestId = requestId,
                ErrorCode = error.Code,
            };
        }
    }

    private void DeliverDueInvocations()
    {
        lock (_gate)
            TakeDueInvocations();
    }

    /// <summary>Delivers due invocations and sets the timer for the next one.</summary>
    private void TakeDueInvocations()
    {
        var now = _clock.GetUtcNow();
        foreach (var invocation in _registry.TakeDueInvocations(now, Deliveries))
            _invocations.Writer.TryWrite(invocation);

        var wait = _registry.Next is { } next ? Min(next - now, MaxWaitDuration) : Timeout.InfiniteTimeSpan;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
