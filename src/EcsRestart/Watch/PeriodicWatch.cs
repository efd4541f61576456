namespace EcsRestart.Watch;

/// <summary>Polls everything that is watched until each item has its verdict.</summary>
/// <param name="runEnded">The verdict on items that are still undecided when the run ends.</param>
internal abstract class PeriodicWatch<TSubject>(Verdict runEnded, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<Watched> _watched = [];
    private bool _over;

    protected TimeProvider Clock => clock;

    /// <summary>The verdict on a subject, set while <see cref="RunUntilAsync"/> runs.</summary>
    public Task<Verdict> VerdictAsync(TSubject subject)
    {
        var watched = new Watched(subject);
        lock (_lock)
        {
            _watched.Add(watched);
            if (_over)
                watched.Complete(AtEnd(watched, runEnded));
        }

        return watched.Verdict;
    }

    /// <summary>Polls until <paramref name="work"/>, which awaits the verdicts, completes.</summary>
    /// <param name="cancellationToken">Ends the watch. Undecided items then get the verdict of a run that ended.</param>
    public async Task RunUntilAsync(Task work, CancellationToken cancellationToken)
    {
        try
        {
            while (!work.IsCompleted)
            {
                await PauseAsync(work, cancellationToken);
                await PollAsync(Pending(), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            EndAll();
        }
    }

    /// <summary>The verdict on items that are still undecided when the run ends.</summary>
    protected virtual Verdict AtEnd(Watched watched, Verdict runEnded) => runEnded;

    /// <summary>Polls everything without a verdict once.</summary>
    protected abstract Task PollAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken);

    /// <summary>Waits until the next poll is due or nothing is left to watch.</summary>
    private async Task PauseAsync(Task work, CancellationToken cancellationToken)
    {
        await work.WaitAsync(RolloutWatch.PollInterval, clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private List<Watched> Pending()
    {
        lock (_lock)
        {
            _watched.RemoveAll(watched => watched.Verdict.IsCompleted);
            return [.. _watched];
        }
    }

    private void EndAll()
    {
        lock (_lock)
            _over = true;

        foreach (var watched in Pending())
            watched.Complete(AtEnd(watched, runEnded));
    }

    protected sealed class Watched(TSubject subject)
    {
        private readonly TaskCompletionSource<Verdict> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TSubject Subject => subject;

        public Task<Verdict> Verdict => _verdict.Task;

        public void Complete(Verdict verdict) => _verdict.TrySetResult(verdict);
    }
}
