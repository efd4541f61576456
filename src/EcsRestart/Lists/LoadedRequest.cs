using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>What came of adding a list to the request that points to it.</summary>
internal abstract record LoadedRequest
{
    private LoadedRequest()
    {
    }

    /// <param name="Request">With the list's entries behind its own.</param>
    public sealed record Complete(RestartRequest Request) : LoadedRequest;

    /// <summary>The list or the pointer to it is wrong.</summary>
    public sealed record Invalid(IReadOnlyList<RequestError> Errors) : LoadedRequest;

    /// <summary>The list could not be read just now; nothing may be wrong with it.</summary>
    public sealed record Unavailable(RequestError Error) : LoadedRequest;
}
