using EcsRestart.Gates;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>
/// Limits the tasks above the desired counts of all rollouts in progress together. Services get their share in order, so that a large
/// service is not overtaken indefinitely. A service that needs more than the limit runs alone. A share is returned when the old tasks are
/// gone, which DescribeServices shows some time after the verdict.
/// </summary>
/// <param name="limit">The number of extra tasks.</param>
internal sealed class ExtraTaskBudget(int limit, ServiceLookup lookup, TimeProvider clock, StopSignals stop)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ServiceRef, Share> _shares = [];
    private TaskCompletionSource _changed = NewSignal();
    private Task _queue = Task.CompletedTask;

    /// <summary>Gives a share to a rollout that is already in progress, regardless of the limit.</summary>
    public void Occupy(PlanItem.Adopt adopted)
    {
        lock (_lock)
            _shares[adopted.Service] = new Share(ExtraTasks.Of(adopted.Snapshot), clock.TimestampOf(adopted.CreatedAt) + Ticks(2 * adopted.Options.RolloutTimeout));
    }

    /// <summary>Waits until the share of a service is free.</summary>
    /// <param name="stopping">Any of the stop signals of the run. After one, the method stops waiting.</param>
    /// <returns>Null when the service has its share; else why it does not start.</returns>
    public async Task<Outcome?> TakeAsync(PlanItem.Restart step, CancellationToken stopping)
    {
        var turn = NewSignal();
        Task before;
        lock (_lock)
            (before, _queue) = (_queue, turn.Task);
        try
        {
            await before;
            return await WaitAsync(step.Service, ExtraTasks.Of(step.Snapshot), stopping);
        }
        finally
        {
            turn.SetResult();
        }
    }

    /// <summary>Takes back the share of a service that was not started.</summary>
    public void Return(ServiceRef service)
    {
        lock (_lock)
            _shares.Remove(service);
        Signal();
    }

    /// <summary>Allows the share to be returned, because the rollout has its verdict.</summary>
    /// <param name="patience">How long the old tasks may take to stop. After that, nothing waits for this share.</param>
    public void Release(ServiceRef service, TimeSpan patience)
    {
        lock (_lock)
        {
            if (_shares.TryGetValue(service, out var share))
                _shares[service] = share with { ReturnBefore = clock.GetTimestamp() + Ticks(patience) };
        }

        Signal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<Outcome?> WaitAsync(ServiceRef service, int need, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
                if (Fits(need, _shares.Values))
                {
                    _shares[service] = new Share(need, ReturnBefore: null);
                    return null;
                }
            }

            if (await ReturnFinishedAsync(stopping))
                continue;
            if (Blocked(need) is { } outcome)
                return outcome;

            await changed.WaitAsync(RolloutWatch.PollInterval, clock, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return new Outcome(stop.ServiceNotStarted.Code, stop.ServiceNotStarted.Sentence);
    }

    /// <summary>A service may exceed the limit when it runs alone.</summary>
    private bool Fits(int need, IReadOnlyCollection<Share> shares) => shares.Count == 0 || shares.Sum(share => (long)share.Tasks) + need <= limit;

    /// <summary>Polls the services that can return their share.</summary>
    /// <returns>True when a service has returned its share.</returns>
    private async Task<bool> ReturnFinishedAsync(CancellationToken stopping)
    {
        ServiceRef[] finished;
        lock (_lock)
            finished = [.. _shares.Where(share => share.Value.ReturnBefore is not null).Select(share => share.Key)];
        if (finished is [])
            return false;

        var described = await lookup.DescribeAsync(finished, stopping);
        ServiceRef[] gone = [.. finished.Where(service => ExtraTasks.AreGone(described.GetValueOrDefault(service)))];
        lock (_lock)
        {
            foreach (var service in gone)
                _shares.Remove(service);
        }

        return gone.Length > 0;
    }

    /// <returns>Why waiting is pointless: too many shares were not returned in time. Null when it is not.</returns>
    private Outcome? Blocked(int need)
    {
        lock (_lock)
        {
            var overdue = _shares.Where(share => share.Value.ReturnBefore <= clock.GetTimestamp()).ToArray();
            return overdue is [var (service, share), ..] && !Fits(need, [.. overdue.Select(one => one.Value)])
                ? new Outcome(
                    ResultCode.Halted,
                    $"Not started: the service needs {TextFormat.Count(need, "extra task")}, maxExtraTasks is {limit}, and the old tasks of {service} "
                    + $"({TextFormat.Count(share.Tasks, "extra task")}) are still running.")
                : null;
        }
    }

    private void Signal()
    {
        TaskCompletionSource changed;
        lock (_lock)
            (changed, _changed) = (_changed, NewSignal());
        changed.SetResult();
    }

    private long Ticks(TimeSpan duration) => (long)(duration.TotalSeconds * clock.TimestampFrequency);

    /// <param name="Tasks">The number of extra tasks.</param>
    /// <param name="ReturnBefore">The deadline, as a timestamp of the run's clock; null while the rollout has no verdict.</param>
    private sealed record Share(int Tasks, long? ReturnBefore);
}
