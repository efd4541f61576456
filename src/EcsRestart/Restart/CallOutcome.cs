using EcsRestart.Ecs;

namespace EcsRestart.Restart;

/// <summary>What one call of UpdateService came to, once a lost answer has been made up for by looking.</summary>
internal abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>There is a new deployment.</summary>
    /// <param name="Made">Null when ECS's answer does not tell which.</param>
    public sealed record Accepted(ServiceSnapshot Service, DeploymentSnapshot? Made) : CallOutcome
    {
        /// <summary>True when the response to the call itself showed the deployment.</summary>
        public bool IsConfirmed { get; init; }
    }

    /// <summary>There is none, and the call may be made again.</summary>
    public sealed record NothingHappened(EcsFailure Failure) : CallOutcome;

    /// <summary>Calling again would not help, or could make a second deployment.</summary>
    public sealed record Final(ResultCode Code, string Sentence) : CallOutcome;
}
