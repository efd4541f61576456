namespace EcsRestart.Simulator;

/// <summary>An error of the API, as an action gives up with it.</summary>
internal sealed class EcsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code => code;

    /// <summary>400 for all the caller can do something about, throttling included; 500 for ECS's own trouble.</summary>
    public int Status => status;

    /// <summary>What the error is about; null for all but conflicts.</summary>
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

    /// <summary>ECS can do it and the simulator cannot.</summary>
    public static EcsException Unsupported(string message) => new("UnsupportedFeatureException", message);

    public static EcsException Server() => new("ServerException", "Internal Error", status: 500);

    public static EcsException Throttled() => new("ThrottlingException", "Rate exceeded");

    public static EcsException Unserialized(string what) => new("SerializationException", what);

    public static EcsException UnknownOperation(string action) =>
        new("UnknownOperationException", $"The simulator does not know the operation '{action}'.");

    public static EcsException Client(string message) => new("ClientException", message);

    public static EcsException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static EcsException ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    /// <param name="message">UpdateService has none in responses of the real API, ListTasks has one.</param>
    public static EcsException ServiceNotFound(string message = "") => new("ServiceNotFoundException", message);

    public static EcsException ServiceNotActive() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static EcsException AccessDenied(Caller.Known caller, string action, string resource) => new(
        "AccessDeniedException",
        $"User: {caller.Arn} is not authorized to perform: ecs:{action} on resource: "
            + $"{resource} because no identity-based policy allows the ecs:{action} action");
}
