namespace EcsRestart.Simulator;

/// <summary>How often the API lets itself be called. Each group of actions shares a token bucket, as documented by AWS.</summary>
public sealed record ApiRate
{
    /// <summary>Nothing is ever throttled.</summary>
    public static ApiRate Unlimited { get; } = new() { Scale = double.PositiveInfinity };

    /// <summary>Burst and refill of every bucket in times what AWS documents; greater than 0, default 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Calls per second that others, such as consoles and pipelines, make of every bucket; default 0.</summary>
    public double OthersPerSecond { get; init; }
}
