namespace EcsRestart.Simulator;

/// <summary>The temporary credentials of a role, as STS gave them out.</summary>
internal sealed record RoleSession
{
    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    public required string SessionToken { get; init; }

    /// <summary>In whole seconds, as STS tells it.</summary>
    public required DateTimeOffset Expiration { get; init; }

    public required Caller.Known Caller { get; init; }
}
