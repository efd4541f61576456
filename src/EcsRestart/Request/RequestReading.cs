namespace EcsRestart.Request;

/// <summary>What reading a payload came to.</summary>
public abstract record RequestReading
{
    private RequestReading()
    {
    }

    public sealed record Valid(RestartRequest Request) : RequestReading;

    /// <param name="Errors">All that is wrong, in the order of the payload; never empty.</param>
    public sealed record Invalid(IReadOnlyList<RequestError> Errors) : RequestReading;
}
