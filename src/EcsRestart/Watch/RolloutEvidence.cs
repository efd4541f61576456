using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Watch;

/// <summary>Gathers what ECS knows of why a rollout failed.</summary>
internal sealed class RolloutEvidence(EcsSites sites)
{
    private const int MostEvents = 10;
    private const int MostTasks = 5;

    /// <summary>ECS's code for tasks that it stops itself, such as the rest of a deployment that it rolls back.</summary>
    private const string StoppedByScheduler = "ServiceSchedulerInitiated";

    /// <returns>Null when there is none. Never throws: a rollout that failed is reported even where its evidence cannot be had.</returns>
    public async Task<Diagnosis?> GatherAsync(Rollout rollout, ServiceSnapshot? last, CancellationToken cancellationToken)
    {
        var events = EventsOf(rollout, last);
        var tasks = await StoppedTasksAsync(rollout, cancellationToken);
        return events.Count + tasks.Count == 0 ? null : new Diagnosis(events, tasks);
    }

    private static List<string> EventsOf(Rollout rollout, ServiceSnapshot? last) =>
    [
        .. (last?.Events ?? [])
            .Where(happened => happened.CreatedAt >= rollout.CreatedAt)
            .OrderByDescending(happened => happened.CreatedAt)
            .Take(MostEvents)
            .Reverse()
            .Select(happened => TaskEvidence.Shorten(happened.Message)),
    ];

    private async Task<IReadOnlyList<TaskEvidence>> StoppedTasksAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        try
        {
            return await sites.At(rollout.Service.Home).Reads.StoppedTasksAsync(rollout.Service, cancellationToken) is EcsAnswer<IReadOnlyList<StoppedTask>>.Ok(var tasks)
                ? [.. MostTelling(tasks.Where(task => task.DeploymentId == rollout.DeploymentId)).Take(MostTasks).Select(TaskEvidence.Of)]
                : [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Those that stopped by themselves first, and of these the latest.</summary>
    private static IEnumerable<StoppedTask> MostTelling(IEnumerable<StoppedTask> tasks) =>
        tasks.OrderBy(task => task.StopCode == StoppedByScheduler).ThenByDescending(task => task.StoppedAt ?? DateTimeOffset.MaxValue);
}
