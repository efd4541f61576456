namespace EcsRestart.Simulator;

/// <summary>What the actions on service deployments and service revisions answer in an account and Region.</summary>
public enum ServiceDeploymentAccess
{
    Allowed,

    /// <summary>AccessDeniedException: the caller has no permission.</summary>
    Denied,

    /// <summary>UnknownOperationException, and no member of a service mentions them: an endpoint without these actions.</summary>
    Unknown,
}
