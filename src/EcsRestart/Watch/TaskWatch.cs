using System.Collections.Concurrent;
using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>Watches all tasks of a run together: each poll calls DescribeTasks once for every 100 tasks of a cluster.</summary>
internal sealed class TaskWatch(EcsClient ecs, TimeProvider clock, IProgress<RunProgress>? progress)
    : PeriodicWatch<TaskRun>(RunEnded, clock)
{
    private static readonly Verdict RunEnded = new Verdict.Unverified("The run ended before the task did.");

    /// <summary>The tasks as they were last described, by ARN. A stopped task does not run again, so it is not described again.</summary>
    private readonly ConcurrentDictionary<string, TaskSnapshot> _seen = new(StringComparer.Ordinal);

    /// <summary>Returns the tasks of a run as they were last described. Tasks that ECS has not returned yet are missing.</summary>
    public IReadOnlyList<TaskSnapshot> Seen(TaskRun run) =>
        [.. run.InitialTasks.Select(task => _seen.GetValueOrDefault(task.Arn)).OfType<TaskSnapshot>()];

    protected override async Task PollAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken)
    {
        var clusters = pending.GroupBy(watched => watched.Subject.Task.Cluster, StringComparer.Ordinal);
        await Task.WhenAll(clusters.Select(cluster => PollClusterAsync([.. cluster], cancellationToken)));
    }

    private async Task PollClusterAsync(Watched[] tasks, CancellationToken cancellationToken)
    {
        var running = tasks.SelectMany(watched => watched.Subject.InitialTasks).Select(task => task.Arn)
            .Where(arn => _seen.GetValueOrDefault(arn) is not { IsStopped: true });
        var results = await Task.WhenAll(running.Chunk(EcsLimits.NamesPerPage).Select(arns =>
            ecs.GlanceAtTasksAsync(tasks[0].Subject.Task.Cluster, arns, cancellationToken)));

        var refusal = results.Select(result => (result as EcsResult<IReadOnlyList<TaskSnapshot>>.Failed)?.Failure).OfType<EcsFailure.Refused>().FirstOrDefault();
        foreach (var task in results.OfType<EcsResult<IReadOnlyList<TaskSnapshot>>.Ok>().SelectMany(result => result.Value))
            _seen[task.Arn] = task;
        foreach (var watched in tasks)
            Judge(watched, refusal);
    }

    private void Judge(Watched watched, EcsFailure.Refused? refusal)
    {
        var run = watched.Subject;
        var seen = Seen(run);
        if (seen.Count > 0)
            progress?.Report(new RunProgress.TaskObserved(run, seen));

        var verdict = TaskPolicy.Decide(run, seen, Clock.GetElapsedTime(run.StartedAt));
        if (verdict is not Verdict.InProgress)
            watched.Complete(verdict);
        else if (refusal is not null)
            watched.Complete(new Verdict.Unverified($"The task could not be watched: {refusal.Message}"));
    }
}
