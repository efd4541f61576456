using System.Collections.Concurrent;
using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>Watches all tasks of a run together: one DescribeTasks for a hundred tasks of a cluster and look.</summary>
internal sealed class TaskWatch(EcsClient ecs, TimeProvider clock, IProgress<RunProgress>? progress)
    : PeriodicWatch<TaskRun>(RunEnded, clock)
{
    private static readonly Verdict RunEnded = new Verdict.Unverified("The run ended before the task did.");

    /// <summary>By their ARNs, as they were seen last. ECS is eventually consistent, but what stopped does not run again.</summary>
    private readonly ConcurrentDictionary<string, TaskSnapshot> _seen = new(StringComparer.Ordinal);

    /// <summary>The tasks of a run as they were seen last; those not seen yet are missing.</summary>
    public IReadOnlyList<TaskSnapshot> Seen(TaskRun run) =>
        [.. run.InitialTasks.Select(task => _seen.GetValueOrDefault(task.Arn)).OfType<TaskSnapshot>()];

    protected override async Task PollAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken)
    {
        var clusters = pending.GroupBy(watched => watched.Subject.Task.Cluster, StringComparer.Ordinal);
        await Task.WhenAll(clusters.Select(cluster => LookIntoAsync([.. cluster], cancellationToken)));
    }

    private async Task LookIntoAsync(Watched[] cluster, CancellationToken cancellationToken)
    {
        var running = cluster.SelectMany(watched => watched.Subject.InitialTasks).Select(task => task.Arn)
            .Where(arn => _seen.GetValueOrDefault(arn) is not { IsStopped: true });
        var answers = await Task.WhenAll(running.Chunk(EcsLimits.NamesPerPage).Select(arns =>
            ecs.GlanceAtTasksAsync(cluster[0].Subject.Task.Cluster, arns, cancellationToken)));

        var refusal = answers.Select(answer => (answer as EcsResult<IReadOnlyList<TaskSnapshot>>.Failed)?.Failure).OfType<EcsFailure.Refused>().FirstOrDefault();
        foreach (var task in answers.OfType<EcsResult<IReadOnlyList<TaskSnapshot>>.Ok>().SelectMany(answer => answer.Value))
            _seen[task.Arn] = task;
        foreach (var watched in cluster)
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
