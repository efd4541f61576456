namespace EcsRestart.Simulator;

/// <summary>What goes wrong. All but the "after acceptance" ones and <see cref="Slow"/> leave the state as it was.</summary>
public enum FaultKind
{
    /// <summary>AccessDeniedException, status 400; of STS AccessDenied, 403.</summary>
    AccessDenied,

    /// <summary>ThrottlingException, status 400; of STS Throttling, of DynamoDB ProvisionedThroughputExceededException.</summary>
    Throttled,

    /// <summary>ServerException, status 500; of STS InternalFailure, where lists are kept InternalServerError.</summary>
    ServerError,

    /// <summary>ServerException (of STS InternalFailure), status 500, yet the action was carried out.</summary>
    ServerErrorAfterAcceptance,

    /// <summary>The connection is cut and nothing was done.</summary>
    ConnectionReset,

    /// <summary>The connection is cut, yet the action was carried out.</summary>
    ConnectionResetAfterAcceptance,

    /// <summary>The action is carried out at once; the answer is late by <see cref="Fault.Delay"/>.</summary>
    Slow,
}
