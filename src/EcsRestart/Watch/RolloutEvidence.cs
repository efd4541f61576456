using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>Collects what ECS reports about the cause of a failed rollout.</summary>
internal sealed class RolloutEvidence(EcsClients sites)
{
    /// <summary>The maximum number of events in a diagnosis.</summary>
    public const int MaxEvents = 10;
    private const int MaxTasks = 5;

    /// <summary>Returns the result of a rollout from its verdict, with the evidence when the rollout failed.</summary>
    /// <param name="elapsed">The time from the call to the verdict.</param>
    public async Task<RestartResult> ConcludeAsync(Rollout rollout, Verdict verdict, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var diagnosis = verdict is Verdict.Ended { IsFailure: true, Last: var last } ended && ended.Code != ResultCode.ImageChanged ? await GatherAsync(rollout, last, cancellationToken) : null;
        return RolloutResult.Of(rollout, verdict, diagnosis, elapsed);
    }

    /// <returns>
    /// The diagnosis, or null without evidence. Never throws: a failed rollout is reported even when its evidence cannot be read.
    /// </returns>
    public async Task<Diagnosis?> GatherAsync(Rollout rollout, ServiceSnapshot? last, CancellationToken cancellationToken)
    {
        var events = EventsOf(rollout, last);
        var tasks = await StoppedTasksAsync(rollout, cancellationToken);
        return events.Count + tasks.Count == 0 ? null : new Diagnosis(events, tasks);
    }

    /// <summary>
    /// Returns the newest events. The newest event that reports an obstacle takes the last place when it is older than those.
    /// </summary>
    private static List<string> EventsOf(Rollout rollout, ServiceSnapshot? last)
    {
        ServiceEvent[] newestFirst = [.. (last?.EventsSince(rollout.CreatedAt) ?? []).OrderByDescending(serviceEvent => serviceEvent.CreatedAt)];
        var shown = newestFirst.Take(MaxEvents).ToArray();
        if (ServiceEvent.Obstacle(newestFirst) is { } obstacle && !shown.Contains(obstacle))
            shown[^1] = obstacle;
        return [.. shown.Reverse().Select(serviceEvent => TaskEvidence.Shorten(serviceEvent.Message))];
    }

    private async Task<IReadOnlyList<TaskEvidence>> StoppedTasksAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        try
        {
            return await sites.At(rollout.Service.Location).StoppedTasksAsync(rollout.Service, cancellationToken) is EcsResult<IReadOnlyList<TaskSnapshot>>.Ok(var tasks)
                ? [.. MostRelevant(tasks.Where(task => task.StartedBy == rollout.DeploymentId)).Take(MaxTasks).Select(TaskEvidence.Of)]
                : [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Sorts the latest first. Tasks that ECS scaled in come last, because they are a consequence of the failure.</summary>
    private static IEnumerable<TaskSnapshot> MostRelevant(IEnumerable<TaskSnapshot> tasks) =>
        tasks.OrderBy(task => TaskEvidence.IsScaleInReason(task.StoppedReason)).ThenByDescending(task => task.StoppedAt ?? DateTimeOffset.MaxValue);
}
