namespace EcsRestart.Request;

/// <summary>The result of reading a payload.</summary>
public abstract record RequestReading
{
    private RequestReading()
    {
    }

    public sealed record Valid(RestartRequest Request) : RequestReading;

    /// <param name="Errors">All errors; never empty. Unknown fields come first, then settings, services, selections and tasks.</param>
    public sealed record Invalid(IReadOnlyList<RequestError> Errors) : RequestReading;
}
