namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>
/// True for lines of the first invocation of the process: those of the asynchronous flow that logs first, and of all code that it calls.
/// </summary>
internal static class ColdStart
{
    private static readonly AsyncLocal<bool?> Flow = new();
    private static int _flows;

    public static bool Current
    {
        get
        {
            var initialization = Environment.GetEnvironmentVariable("AWS_LAMBDA_INITIALIZATION_TYPE");
            if (string.Equals(initialization, "provisioned-concurrency", StringComparison.Ordinal))
                return false;

            return Flow.Value ??= Interlocked.Exchange(ref _flows, 1) == 0;
        }
    }
}
