using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;

namespace EcsRestart.Simulator;

/// <summary>EventBridge Scheduler of one account and Region, in memory: schedules and groups, and what fires when its time has come.</summary>
/// <remarks>Time is the clock's alone, timers included. Safe to use from several threads.</remarks>
public sealed class SimulatedScheduler : IDisposable
{
    /// <summary>A timer cannot wait for years.</summary>
    private static readonly TimeSpan MaxWaitDuration = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ScheduleRegistry _register;
    private readonly SchedulerActions _actions;
    private readonly IdGenerator _requestIds = new("scheduler requests");
    private readonly Channel<ScheduledInvocation> _invocations = Channel.CreateUnbounded<ScheduledInvocation>();
    private readonly ITimer _timer;

    public SimulatedScheduler(TimeProvider clock, string region = "eu-central-1", string accountId = "123456789012")
    {
        _clock = clock;
        _register = new ScheduleRegistry(resource => $"arn:aws:scheduler:{region}:{accountId}:{resource}", clock.GetUtcNow());
        _actions = new SchedulerActions(_register);
        _timer = clock.CreateTimer(_ => FireWhatIsDue(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Every action served so far.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>How often each firing is delivered; 1 unless set otherwise. EventBridge Scheduler promises at least once.</summary>
    public int Deliveries { get; set; } = 1;

    /// <summary>What fires, as it fires, for one reader; without end until the scheduler is disposed.</summary>
    public IAsyncEnumerable<ScheduledInvocation> InvocationsAsync(CancellationToken cancellationToken) =>
        _invocations.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Takes what fired and no reader has taken yet, the oldest first.</summary>
    public bool TryTake([NotNullWhen(true)] out ScheduledInvocation? invocation) => _invocations.Reader.TryRead(out invocation);

    /// <summary>Serves one call: the direct door, next to the HTTP one.</summary>
    public SchedulerResponse Serve(SchedulerCall call)
    {
        lock (_gate)
        {
            TakeDueInvocations();
            var answer = Answer(call, _requestIds.NextUuid());
            Log.Add(new ActionRecord
            {
                At = _clock.GetUtcNow(),
                Action = call.Action ?? $"{call.Method} {call.Path}",
                Schedule = call.Name,
                ErrorCode = answer.ErrorCode,
            });
            TakeDueInvocations();
            return answer;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _invocations.Writer.TryComplete();
    }

    private SchedulerResponse Answer(SchedulerCall call, string requestId)
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

    private void FireWhatIsDue()
    {
        lock (_gate)
            TakeDueInvocations();
    }

    /// <summary>Fires what is due, and waits for what comes next.</summary>
    private void TakeDueInvocations()
    {
        var now = _clock.GetUtcNow();
        foreach (var invocation in _register.TakeDueInvocations(now, Deliveries))
            _invocations.Writer.TryWrite(invocation);

        var wait = _register.Next is { } next ? Least(next - now, MaxWaitDuration) : Timeout.InfiniteTimeSpan;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
