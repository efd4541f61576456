namespace EcsRestart.Simulator;

/// <summary>How the actions on service deployments and service revisions respond in an account and Region.</summary>
public enum ServiceDeploymentAccess
{
    Allowed,

    /// <summary>AccessDeniedException: the caller has no permission.</summary>
    Denied,

    /// <summary>UnknownOperationException, and services have no members that refer to them: an endpoint without these actions.</summary>
    Unknown,
}
