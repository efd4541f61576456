namespace EcsRestart.Request;

/// <summary>What a payload asks for, checked.</summary>
public sealed record RestartRequest
{
    public required IReadOnlyList<ServiceEntry> Services { get; init; }

    /// <summary>Decide, but call nothing that changes anything.</summary>
    public bool DryRun { get; init; }

    /// <summary>Watch each rollout to its verdict.</summary>
    public bool Wait { get; init; }

    /// <summary>How long one rollout may take. 1 min to 24 h; default 30 min.</summary>
    public TimeSpan RolloutTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What was odd about the payload, though not wrong.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
