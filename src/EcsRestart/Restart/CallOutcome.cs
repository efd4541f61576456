using EcsRestart.Ecs;

namespace EcsRestart.Restart;

/// <summary>The outcome of UpdateService, after an unanswered call has been resolved by checking the service.</summary>
internal abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>The call created a deployment.</summary>
    /// <param name="Made">The new deployment; null when ECS did not show which one it is.</param>
    public sealed record Accepted(ServiceSnapshot Service, DeploymentSnapshot? Made) : CallOutcome
    {
        /// <summary>True when the response to the call itself showed the deployment.</summary>
        public bool IsConfirmed { get; init; }
    }

    /// <summary>The call created no deployment and can be repeated.</summary>
    public sealed record NothingHappened(EcsFailure Failure) : CallOutcome;

    /// <summary>Another call would not help or could create a second deployment.</summary>
    public sealed record Final(ResultCode Code, string Sentence) : CallOutcome;
}
