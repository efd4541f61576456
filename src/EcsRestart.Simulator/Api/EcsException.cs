namespace EcsRestart.Simulator;

/// <summary>An error response of the ECS API.</summary>
internal sealed class EcsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code => code;

    /// <summary>400 for errors the caller can act on, including throttling; 500 for internal errors of ECS.</summary>
    public int Status => status;

    /// <summary>The resources in conflict. Null for other errors.</summary>
    public IReadOnlyList<string>? ResourceIds { get; private init; }

    public static EcsException AccessDenied(Caller caller) => caller is Caller.Expired
        ? new("ExpiredTokenException", "The security token included in the request is expired")
        : new("UnrecognizedClientException", "The security token included in the request is invalid.");

    public static EcsException Conflict(IReadOnlyList<string> tasks) =>
        new("ConflictException", "The clientToken is already in use with different request parameters.") { ResourceIds = tasks };

    public static EcsException Conflict(string message, IReadOnlyList<string> resources) =>
        new("ConflictException", message) { ResourceIds = resources };

    public static EcsException ServiceDeploymentNotFound() => new("ServiceDeploymentNotFoundException", "Service deployment not found.");

    public static EcsException ResourceNotFound(string message) => new("ResourceNotFoundException", message);

    /// <summary>A feature that ECS supports and the simulator does not.</summary>
    public static EcsException Unsupported(string message) => new("UnsupportedFeatureException", message);

    public static EcsException Server() => new("ServerException", "Internal Error", status: 500);

    public static EcsException Throttled() => new("ThrottlingException", "Rate exceeded");

    public static EcsException Unserialized(string message) => new("SerializationException", message);

    public static EcsException UnknownOperation(string action) =>
        new("UnknownOperationException", $"The simulator does not support the operation '{action}'.");

    public static EcsException Client(string message) => new("ClientException", message);

    public static EcsException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static EcsException ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    /// <param name="message">The real API returns an empty message for UpdateService, but not for ListTasks.</param>
    public static EcsException ServiceNotFound(string message = "") => new("ServiceNotFoundException", message);

    public static EcsException ServiceNotActive() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static EcsException AccessDenied(Caller.Known caller, string action, string resource) => new(
        "AccessDeniedException",
        $"User: {caller.Arn} is not authorized to perform: ecs:{action} on resource: "
            + $"{resource} because no identity-based policy allows the ecs:{action} action");
}
