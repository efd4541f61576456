namespace EcsRestart.Simulator;

/// <summary>The outcome of an invocation.</summary>
public abstract record InvocationOutcome
{
    private InvocationOutcome()
    {
    }

    /// <summary>The function returned a response.</summary>
    public sealed record Succeeded(ReadOnlyMemory<byte> Payload) : InvocationOutcome;

    /// <summary>The function reported an error, or returned a response above 6 MB.</summary>
    /// <param name="ErrorType">The type of the error, such as <c>InvalidOperationException</c>.</param>
    /// <param name="ErrorMessage">The error message. Empty when the function reported none.</param>
    /// <param name="Raw">The body that the function sent.</param>
    public sealed record Failed(string ErrorType, string ErrorMessage, ReadOnlyMemory<byte> Raw) : InvocationOutcome;

    /// <summary>The function failed to initialize, so it never received the event.</summary>
    public sealed record InitFailed(string ErrorType, string ErrorMessage, ReadOnlyMemory<byte> Raw) : InvocationOutcome;

    /// <summary>The function did not respond within its timeout.</summary>
    public sealed record TimedOut : InvocationOutcome;
}
