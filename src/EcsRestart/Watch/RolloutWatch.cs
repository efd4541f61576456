using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>
/// Watches all rollouts of a run together: one DescribeServices for ten services of a cluster and look.
/// </summary>
internal sealed class RolloutWatch(EcsReads reads, TimeProvider clock, IProgress<RunProgress>? progress)
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly RolloutVerdict RunEnded = new RolloutVerdict.Unseen("The run ended before the rollout did.");

    private readonly Lock _lock = new();
    private readonly List<Watched> _watched = [];
    private bool _over;

    /// <summary>The verdict on a rollout; given while <see cref="RunUntilAsync"/> runs.</summary>
    public Task<RolloutVerdict> VerdictAsync(Rollout rollout)
    {
        var watched = new Watched(rollout);
        lock (_lock)
        {
            _watched.Add(watched);
            if (_over)
                watched.Decide(RunEnded);
        }

        return watched.Verdict;
    }

    /// <summary>Looks again and again until <paramref name="work"/>, which awaits the verdicts, is done.</summary>
    /// <param name="cancellationToken">Ends the watch: what is not decided by then gets the verdict Unseen.</param>
    public async Task RunUntilAsync(Task work, CancellationToken cancellationToken)
    {
        try
        {
            while (!work.IsCompleted)
            {
                await PauseAsync(work, cancellationToken);
                await LookAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            GiveUp();
        }
    }

    /// <summary>Until the next look is due, or there is nothing left to look at.</summary>
    private async Task PauseAsync(Task work, CancellationToken cancellationToken)
    {
        await work.WaitAsync(Interval, clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var batches = Pending()
            .GroupBy(watched => watched.Rollout.Service.Cluster, StringComparer.Ordinal)
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        await Task.WhenAll(batches.Select(batch => LookAtAsync(batch, cancellationToken)));
    }

    private async Task LookAtAsync(Watched[] batch, CancellationToken cancellationToken)
    {
        var names = batch.Select(watched => watched.Rollout.Service.ServiceName).ToArray();
        switch (await reads.GlanceAtServicesAsync(batch[0].Rollout.Service.Cluster, names, cancellationToken))
        {
            case EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Ok(var snapshots):
                foreach (var watched in batch)
                    Judge(watched, snapshots.FirstOrDefault(snapshot => snapshot.ServiceName == watched.Rollout.Service.ServiceName));
                break;

            case EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused):
                foreach (var watched in batch)
                    watched.Decide(new RolloutVerdict.Unseen($"The rollout could not be watched: {refused.Message}"));
                break;

            case EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed:
                foreach (var watched in batch)
                    Judge(watched, null);
                break;
        }
    }

    private void Judge(Watched watched, ServiceSnapshot? snapshot)
    {
        if (snapshot is not null)
            progress?.Report(new RunProgress.Observed(watched.Rollout, snapshot));

        var elapsed = clock.GetElapsedTime(watched.Rollout.StartedAt);
        watched.Decide(RolloutPolicy.Decide(watched.Rollout, snapshot, AbsentFor(watched, snapshot), elapsed));
    }

    private TimeSpan AbsentFor(Watched watched, ServiceSnapshot? snapshot)
    {
        if (snapshot is not null)
            watched.AbsentSince = snapshot.Find(watched.Rollout.DeploymentId) is null ? watched.AbsentSince ?? clock.GetTimestamp() : null;
        return watched.AbsentSince is { } since ? clock.GetElapsedTime(since) : TimeSpan.Zero;
    }

    private List<Watched> Pending()
    {
        lock (_lock)
        {
            _watched.RemoveAll(watched => watched.Verdict.IsCompleted);
            return [.. _watched];
        }
    }

    private void GiveUp()
    {
        lock (_lock)
            _over = true;

        foreach (var watched in Pending())
            watched.Decide(RunEnded);
    }

    private sealed class Watched(Rollout rollout)
    {
        private readonly TaskCompletionSource<RolloutVerdict> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Rollout Rollout => rollout;

        public Task<RolloutVerdict> Verdict => _verdict.Task;

        /// <summary>When the first of the latest answers that lack the deployment came, as a timestamp of the run's clock; null: the last had it.</summary>
        public long? AbsentSince { get; set; }

        public void Decide(RolloutVerdict verdict)
        {
            if (verdict is not RolloutVerdict.Ongoing)
                _verdict.TrySetResult(verdict);
        }
    }
}
