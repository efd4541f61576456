namespace EcsRestart.Simulator;

/// <summary>How an invocation ended.</summary>
public abstract record InvocationOutcome
{
    private InvocationOutcome()
    {
    }

    /// <summary>The function answered.</summary>
    public sealed record Succeeded(ReadOnlyMemory<byte> Payload) : InvocationOutcome;

    /// <summary>The function reported an error, or answered with more than 6 MB.</summary>
    /// <param name="ErrorType">Such as <c>InvalidOperationException</c>.</param>
    /// <param name="ErrorMessage">The error's sentence; empty when it gave none.</param>
    /// <param name="Raw">The body as the function sent it.</param>
    public sealed record Failed(string ErrorType, string ErrorMessage, ReadOnlyMemory<byte> Raw) : InvocationOutcome;

    /// <summary>The function could not start, so it never saw the event.</summary>
    public sealed record InitFailed(string ErrorType, string ErrorMessage, ReadOnlyMemory<byte> Raw) : InvocationOutcome;

    /// <summary>The function did not answer in time.</summary>
    public sealed record TimedOut : InvocationOutcome;
}
