namespace EcsRestart.Aws;

/// <summary>
/// Repeats calls to the services beside ECS. The AWS clients send each call once, so that what leaves the process is what is counted here.
/// </summary>
internal static class Repetition
{
    /// <summary>Before each further attempt.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    /// <param name="call">One attempt.</param>
    /// <param name="isTransient">Whether another attempt may have another outcome.</param>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, Func<T, bool> isTransient, TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var pause in Pauses)
        {
            var outcome = await call();
            if (!isTransient(outcome))
                return outcome;

            await Task.Delay(pause, clock, cancellationToken);
        }

        return await call();
    }
}
