using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>The result of adding a list to the request that refers to it.</summary>
internal abstract record LoadedRequest
{
    private LoadedRequest()
    {
    }

    /// <param name="Request">The request with the entries of the list appended.</param>
    public sealed record Complete(RestartRequest Request) : LoadedRequest;

    /// <summary>The list or the reference to it is invalid.</summary>
    public sealed record Invalid(IReadOnlyList<RequestError> Errors) : LoadedRequest;

    /// <summary>The list is temporarily unavailable.</summary>
    public sealed record Unavailable(RequestError Error) : LoadedRequest;
}
