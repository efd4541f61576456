namespace EcsRestart.Restart;

/// <summary>
/// How many rollouts may be under way at once, and whether another one may begin at all. Services get their place in the order they
/// asked; once as many rollouts have failed as the request allows, nobody should take one.
/// </summary>
/// <param name="places">1 or more.</param>
/// <param name="stopAfterFailures">0: never.</param>
internal sealed class RolloutSlots(int places, int stopAfterFailures) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places);
    private int _failures;

    public int Failures => Volatile.Read(ref _failures);

    public bool IsHalted => stopAfterFailures > 0 && Failures >= stopAfterFailures;

    public void CountFailure() => Interlocked.Increment(ref _failures);

    /// <returns>A place, free again once disposed; null when the run was stopped before there was one.</returns>
    public async Task<IDisposable?> EnterAsync(CancellationToken stopping)
    {
        try
        {
            await _free.WaitAsync(stopping);
            return new Place(_free);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _free.Dispose();

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
