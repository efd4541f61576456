using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>What came of adding a list to the request that points to it.</summary>
internal abstract record ListMerge
{
    private ListMerge()
    {
    }

    /// <param name="Request">With the list's entries behind its own.</param>
    public sealed record Whole(RestartRequest Request) : ListMerge;

    /// <summary>The list or the pointer to it is wrong.</summary>
    public sealed record Wrong(IReadOnlyList<RequestError> Errors) : ListMerge;

    /// <summary>The list could not be read just now; nothing may be wrong with it.</summary>
    public sealed record NotRead(RequestError Error) : ListMerge;
}
