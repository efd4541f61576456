namespace EcsRestart;

/// <summary>The kinds of failure that decisions depend on.</summary>
public enum AwsFailureKind
{
    /// <summary>The resource does not exist.</summary>
    NotFound,

    /// <summary>The resource already exists, or another call is changing it.</summary>
    Conflict,

    /// <summary>A permission is missing.</summary>
    AccessDenied,

    /// <summary>The service rejects the request for another reason.</summary>
    Invalid,

    /// <summary>No credentials, no connection.</summary>
    Unreachable,

    /// <summary>Throttling, a server error, or a missing or unreadable response. A later call can succeed.</summary>
    Unavailable,
}
