namespace EcsRestart.Simulator;

/// <summary>The temporary credentials that STS issued for a role.</summary>
internal sealed record RoleSession
{
    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    public required string SessionToken { get; init; }

    /// <summary>In whole seconds, as STS returns it.</summary>
    public required DateTimeOffset Expiration { get; init; }

    public required Caller.Known Caller { get; init; }
}
