namespace EcsRestart.Simulator;

/// <summary>An error response of Parameter Store or DynamoDB.</summary>
internal sealed class ListsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    public static ListsException Invalid(string message) => new("ValidationException", message);

    /// <remarks>The real API returns an empty message.</remarks>
    public static ListsException NoParameter() => new("ParameterNotFound", "");

    public static ListsException NoVersion(string name, string version) => new(
        "ParameterVersionNotFound", $"Systems Manager could not find version {version} of {name}. Verify the version and try again.");

    public static ListsException ParameterExists() => new(
        "ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    public static ListsException OtherType() => new(
        "HierarchyTypeMismatchException",
        "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.");

    public static ListsException NoTable() => new("ResourceNotFoundException", "Requested resource not found");

    public static ListsException Throttled() => new("ThrottlingException", "Rate exceeded");

    public static ListsException OverCapacity() => new(
        "ProvisionedThroughputExceededException",
        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.");

    public static ListsException Server() => new("InternalServerError", "The request processing has failed because of an unknown error.", status: 500);

    public static ListsException Unserialized() => new("SerializationException", "The request does not match the input of the operation.");

    public static ListsException UnknownOperation(string action) =>
        new("UnknownOperationException", $"The simulator does not support the operation '{action}'.");

    public static ListsException AccessDenied(string accountId, string action, string resource) => new(
        "AccessDeniedException",
        $"User: arn:aws:sts::{accountId}:assumed-role/ecs-restart/session is not authorized to perform: {action} on resource: "
            + $"{resource} because no identity-based policy allows the {action} action");
}
