namespace EcsRestart.Simulator;

/// <summary>
/// The kind of an injected fault. All kinds except <see cref="Slow"/> and the "after acceptance" ones leave the state unchanged.
/// </summary>
public enum FaultKind
{
    /// <summary>AccessDeniedException with status 400; STS: AccessDenied with 403.</summary>
    AccessDenied,

    /// <summary>ThrottlingException with status 400; STS: Throttling; DynamoDB: ProvisionedThroughputExceededException.</summary>
    Throttled,

    /// <summary>ServerException with status 500; STS: InternalFailure; Parameter Store and DynamoDB: InternalServerError.</summary>
    ServerError,

    /// <summary>The action takes effect, but the response is ServerException with status 500 (STS: InternalFailure).</summary>
    ServerErrorAfterAcceptance,

    /// <summary>The connection is cut and the action does not take effect.</summary>
    ConnectionReset,

    /// <summary>The connection is cut after the action has taken effect.</summary>
    ConnectionResetAfterAcceptance,

    /// <summary>The action takes effect at once, but the response is delayed by <see cref="Fault.Delay"/>.</summary>
    Slow,
}
