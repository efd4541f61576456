using System.Net;
using Amazon.ECS.Model;
using Amazon.Runtime;
using EcsRestart.Ecs;
using static EcsRestart.Aws.SdkText;

namespace EcsRestart.Aws;

/// <summary>Maps exceptions of the AWS SDK to failures. Errors are identified by their code, because ECS messages change, and some are empty.</summary>
internal static class EcsFailureMap
{
    /// <summary>A response without required members, such as <c>{}</c>.</summary>
    public static readonly EcsFailure Incomplete = new EcsFailure.Unanswered("The response from ECS is incomplete.");

    /// <remarks>An unknown exception is treated as an unreadable response: the exceptions of the AWS SDK for that are not documented.</remarks>
    public static EcsFailure Of(Exception exception) => exception switch
    {
        AssumeRoleFailedException role => role.Failure,
        AmazonServiceException service => OfAnswer(service) with { IsUnsupported = IsUnsupported(service) },
        AmazonClientException client => new EcsFailure.Unreachable(Sentence($"ECS could not be called: {FirstLine(client.Message)}")),
        HttpRequestException http when NeverSent(http) => new EcsFailure.Unreachable(Sentence($"ECS could not be reached: {http.Message}")),
        HttpRequestException or IOException => new EcsFailure.Unanswered(Sentence($"The connection to ECS broke: {exception.GetBaseException().Message}")),
        TimeoutException or OperationCanceledException => new EcsFailure.Unanswered("ECS did not respond in time."),
        _ => new EcsFailure.Unanswered(Sentence($"The response from ECS could not be read: {FirstLine(exception.Message)}")),
    };

    private static EcsFailure OfAnswer(AmazonServiceException exception) => exception switch
    {
        _ when IsThrottle(exception) => new EcsFailure.Throttled(MessageOf(exception, "ECS throttled the call.")),
        _ when exception.StatusCode >= HttpStatusCode.InternalServerError =>
            new EcsFailure.Unanswered(Describe("ECS returned a server error", $"{(int)exception.StatusCode} {exception.ErrorCode}", exception)),
        _ when exception.StatusCode == HttpStatusCode.RequestTimeout =>
            new EcsFailure.Unanswered("A proxy between this function and ECS timed out (408 Request Timeout)."),
        _ when exception.StatusCode < HttpStatusCode.BadRequest =>
            new EcsFailure.Unanswered(Sentence($"The response from ECS could not be read: {exception.Message}")),
        ServiceNotFoundException => Refused(ResultCode.ServiceNotFound, exception, "The service does not exist in this cluster and Region."),
        ClusterNotFoundException => Refused(ResultCode.ClusterNotFound, exception, "The cluster does not exist in this account and Region."),
        ServiceNotActiveException => Refused(ResultCode.ServiceNotActive, exception, "The service has been deleted or is being deleted."),
        ConflictException { ResourceIds: var ids } when (ids ?? []).Exists(IsServiceDeployment) =>
            Refused(ResultCode.EcsError, exception, "The service deployment can no longer be stopped."),
        ServiceDeploymentNotFoundException => Refused(ResultCode.EcsError, exception, "The service deployment does not exist."),
        ConflictException conflict => new EcsFailure.Refused(ResultCode.TaskCouldNotStart, Sentence(Describe(conflict))),
        AccessDeniedException => Refused(ResultCode.AccessDenied, exception, "ECS denied access."),
        InvalidParameterException { Message: var text } when NamesController(text) => Refused(ResultCode.UnsupportedController, exception, text),
        _ when IsCredentialFault(exception.ErrorCode) => Refused(ResultCode.AccessDenied, exception, "ECS rejected the credentials."),
        _ => new EcsFailure.Refused(ResultCode.EcsError, Describe("ECS rejected the call", exception.ErrorCode, exception)),
    };

    /// <summary>True when the Region, partition or emulator does not support the operation, identified by error code or, without one, by status.</summary>
    private static bool IsUnsupported(AmazonServiceException exception) =>
        exception.ErrorCode is "UnsupportedFeatureException" or "UnknownOperationException" or "UnknownOperation" or "InvalidAction"
        || exception.StatusCode == HttpStatusCode.NotImplemented
        || (exception.StatusCode == HttpStatusCode.NotFound && exception is not (ServiceNotFoundException or ClusterNotFoundException));

    private static EcsFailure.Refused Refused(ResultCode code, AmazonServiceException exception, string defaultMessage) => new(code, MessageOf(exception, defaultMessage));

    /// <summary>A response without an error code does not come from ECS but, for example, from a proxy; its message is one of the SDK.</summary>
    private static string Describe(string summary, string code, AmazonServiceException exception) => string.IsNullOrEmpty(exception.ErrorCode)
        ? $"{summary} ({(int)exception.StatusCode}) without a message."
        : Sentence($"{summary} ({code}): {exception.Message}");

    private static bool IsServiceDeployment(string? arn) => arn?.Contains(":service-deployment/", StringComparison.Ordinal) == true;

    /// <summary>A conflict of RunTask: its client token was used before with other parameters.</summary>
    private static string Describe(ConflictException conflict)
    {
        var tasks = conflict.ResourceIds is { Count: > 0 } ids ? $" ({string.Join(", ", ids.Select(SnapshotMapping.NameIn))})" : "";
        return $"No task was started: an earlier run for the same scheduled time, or an earlier attempt of this run, started tasks{tasks} "
            + $"with different settings. ECS reported: {conflict.Message}";
    }

    internal static bool NeverSent(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError;

    /// <summary>True when the call was throttled. ECS returns ThrottlingException; other AWS services and proxies return the other codes.</summary>
    private static bool IsThrottle(AmazonServiceException exception) =>
        exception.StatusCode == HttpStatusCode.TooManyRequests
        || exception.ErrorCode is "ThrottlingException" or "Throttling" or "ThrottledException" or "RequestThrottled" or "RequestThrottledException"
            or "RequestLimitExceeded" or "TooManyRequestsException" or "SlowDown";

    private static bool IsCredentialFault(string? code) =>
        code is "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch"
            or "ExpiredTokenException" or "MissingAuthenticationToken" or "AccessDenied";

    /// <summary>True for messages such as "Cannot force a new deployment on services with a CODE_DEPLOY deployment controller."</summary>
    private static bool NamesController(string text) => text.Contains("deployment controller", StringComparison.OrdinalIgnoreCase);

    private static string MessageOf(AmazonServiceException exception, string defaultMessage) =>
        HasNoMessage(exception.Message) ? defaultMessage : Sentence(exception.Message);

    /// <summary>True when ECS returned no message; the SDK then builds one from the error code and the raw body.</summary>
    private static bool HasNoMessage(string message) =>
        string.IsNullOrWhiteSpace(message) || message.StartsWith("The service returned an error with Error Code", StringComparison.Ordinal);
}
