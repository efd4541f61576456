namespace EcsRestart.Preflight;

/// <summary>Whether a service may be restarted now.</summary>
public abstract record PreflightVerdict
{
    private PreflightVerdict()
    {
    }

    /// <summary>It may.</summary>
    /// <param name="Warnings">What is worth knowing all the same.</param>
    public sealed record Proceed(IReadOnlyList<string> Warnings) : PreflightVerdict;

    /// <summary>An earlier run of this schedule restarted it, and how that ended is not known: watch that deployment.</summary>
    /// <param name="CreatedAt">When it was made; where ECS no longer lists it, the earliest it can have been.</param>
    public sealed record Adopt(string DeploymentId, DateTimeOffset CreatedAt) : PreflightVerdict;

    /// <summary>It may not, or need not.</summary>
    public sealed record Refuse(ResultCode Code, string Sentence) : PreflightVerdict;
}
