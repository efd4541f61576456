using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>Gathers what ECS knows of why a rollout failed.</summary>
internal sealed class RolloutEvidence(EcsClients sites)
{
    /// <summary>The events that a diagnosis shows.</summary>
    public const int MaxEvents = 10;
    private const int MaxTasks = 5;

    /// <summary>Turns the verdict on a rollout into its result, with the evidence when it failed.</summary>
    /// <param name="elapsed">From the call to the verdict.</param>
    public async Task<RestartResult> ConcludeAsync(Rollout rollout, Verdict verdict, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var diagnosis = verdict is Verdict.Ended { IsFailure: true, Last: var last } ended && ended.Code != ResultCode.ImageChanged ? await GatherAsync(rollout, last, cancellationToken) : null;
        return RolloutResult.Of(rollout, verdict, diagnosis, elapsed);
    }

    /// <returns>Null when there is none. Never throws: a rollout that failed is reported even where its evidence cannot be had.</returns>
    public async Task<Diagnosis?> GatherAsync(Rollout rollout, ServiceSnapshot? last, CancellationToken cancellationToken)
    {
        var events = EventsOf(rollout, last);
        var tasks = await StoppedTasksAsync(rollout, cancellationToken);
        return events.Count + tasks.Count == 0 ? null : new Diagnosis(events, tasks);
    }

    /// <summary>The newest events; the newest that reports an obstacle takes the last place when it is older than those.</summary>
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

    /// <summary>The latest first. What ECS scaled in is a consequence of the failure, and comes last.</summary>
    private static IEnumerable<TaskSnapshot> MostRelevant(IEnumerable<TaskSnapshot> tasks) =>
        tasks.OrderBy(task => TaskEvidence.IsScaleInReason(task.StoppedReason)).ThenByDescending(task => task.StoppedAt ?? DateTimeOffset.MaxValue);
}
