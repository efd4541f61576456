namespace EcsRestart.Request;

/// <summary>What reading a payload came to.</summary>
public abstract record RequestReading
{
    private RequestReading()
    {
    }

    public sealed record Valid(RestartRequest Request) : RequestReading;

    /// <param name="Errors">All that is wrong: unknown fields first, then settings, services and selects; never empty.</param>
    public sealed record Invalid(IReadOnlyList<RequestError> Errors) : RequestReading;
}
