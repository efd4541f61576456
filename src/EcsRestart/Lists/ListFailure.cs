namespace EcsRestart.Lists;

/// <summary>Why a list could not be read.</summary>
/// <param name="Message">What failed, followed by the message from AWS, if any; without a capital letter or a period.</param>
public abstract record ListFailure(string Message)
{
    /// <summary>The parameter or table does not exist.</summary>
    public sealed record NotFound(string Message) : ListFailure(Message);

    /// <summary>A permanent failure, such as a missing permission or an invalid name.</summary>
    public sealed record Refused(string Message) : ListFailure(Message);

    /// <summary>A temporary failure, not caused by the request: throttling, a server error, no connection, no credentials or no response.</summary>
    public sealed record Trouble(string Message) : ListFailure(Message);
}
