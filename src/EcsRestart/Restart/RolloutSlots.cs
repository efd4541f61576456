namespace EcsRestart.Restart;

/// <summary>How many rollouts may be under way at once. Services get their place in the order they asked.</summary>
/// <param name="places">1 or more.</param>
internal sealed class RolloutSlots(int places) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places);

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
