namespace EcsRestart.Aws;

/// <summary>
/// Retries calls to AWS services other than ECS. The AWS clients never retry, so each attempt here is exactly one call.
/// </summary>
internal static class Repetition
{
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    /// <param name="isTransient">True when a retry may succeed.</param>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, Func<T, bool> isTransient, TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var delay in RetryDelays)
        {
            var outcome = await call();
            if (!isTransient(outcome))
                return outcome;

            await Task.Delay(delay, clock, cancellationToken);
        }

        return await call();
    }
}
