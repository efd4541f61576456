namespace EcsRestart.Lists;

/// <summary>Why a list could not be read.</summary>
/// <param name="Message">What came of it, with the service's own words where it gave any; no capital, no full stop.</param>
public abstract record ListFailure(string Message)
{
    /// <summary>There is no such parameter or table.</summary>
    public sealed record NotFound(string Message) : ListFailure(Message);

    /// <summary>A definite no: a missing permission, or what the service does not take.</summary>
    public sealed record Refused(string Message) : ListFailure(Message);

    /// <summary>Throttling, a server error, no connection, no credentials, no answer: the request is not to blame, and later it may go.</summary>
    public sealed record Trouble(string Message) : ListFailure(Message);
}
