namespace EcsRestart.Preflight;

/// <summary>Whether a service may be restarted now.</summary>
public abstract record PreflightVerdict
{
    private PreflightVerdict()
    {
    }

    /// <summary>The service can be restarted.</summary>
    public sealed record Proceed(IReadOnlyList<string> Warnings) : PreflightVerdict;

    /// <summary>An earlier run of this schedule restarted the service, and the outcome is unknown: watch that deployment instead.</summary>
    /// <param name="CreatedAt">The creation time of the deployment, or the earliest possible one when ECS no longer lists the deployment.</param>
    public sealed record Adopt(string DeploymentId, DateTimeOffset CreatedAt) : PreflightVerdict;

    /// <summary>The service must not, or need not, be restarted.</summary>
    public sealed record Refuse(ResultCode Code, string Sentence) : PreflightVerdict;
}
