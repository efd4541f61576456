namespace EcsRestart.Simulator;

/// <summary>An error response of STS.</summary>
internal sealed class StsException(string code, int status, string message) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    public static StsException Invalid(string message) => new("ValidationError", 400, message);

    public static StsException UnknownAction(string action, string? version) =>
        new("InvalidAction", 400, $"Could not find operation {action} for version {version ?? "NO_VERSION_SPECIFIED"}");

    public static StsException AccessDenied(Caller caller) => caller is Caller.Expired
        ? new("ExpiredToken", 403, "The security token included in the request is expired")
        : new("InvalidClientTokenId", 403, "The security token included in the request is invalid.");

    /// <param name="role">Null for an action without a role.</param>
    public static StsException AccessDenied(Caller.Known caller, string action, string? role) => new(
        "AccessDenied",
        403,
        $"User: {caller.Arn} is not authorized to perform: sts:{action}{(role is null ? "" : $" on resource: {role}")}");

    public static StsException Throttled() => new("Throttling", 400, "Rate exceeded");

    public static StsException Server() => new("InternalFailure", 500, "The request processing has failed because of an unknown error.");
}
