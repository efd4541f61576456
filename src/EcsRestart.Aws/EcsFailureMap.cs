using System.Net;
using Amazon.ECS.Model;
using Amazon.Runtime;
using EcsRestart.Ecs;
using static EcsRestart.Aws.SdkText;

namespace EcsRestart.Aws;

/// <summary>What the AWS SDK throws, as failures of the core. Errors are told by their code: ECS's texts change, and some are empty.</summary>
internal static class EcsFailureMap
{
    /// <summary>A response without what it must have, such as <c>{}</c>.</summary>
    public static readonly EcsFailure Incomplete = new EcsFailure.Unanswered("The response from ECS is incomplete.");

    /// <returns>The failure. What the AWS SDK throws for a response that it cannot read is not documented, so any other exception is one.</returns>
    public static EcsFailure Of(Exception exception) => exception switch
    {
        AssumeRoleFailedException role => role.Failure,
        AmazonServiceException service => OfAnswer(service) with { IsUnsupported = IsUnsupported(service) },
        AmazonClientException client => new EcsFailure.Unreachable(Sentence($"ECS cannot be called: {FirstLine(client.Message)}")),
        HttpRequestException http when NeverSent(http) => new EcsFailure.Unreachable(Sentence($"ECS cannot be reached: {http.Message}")),
        HttpRequestException or IOException => new EcsFailure.Unanswered(Sentence($"The connection to ECS broke: {exception.GetBaseException().Message}")),
        TimeoutException or OperationCanceledException => new EcsFailure.Unanswered("ECS did not answer in time."),
        _ => new EcsFailure.Unanswered(Sentence($"The response from ECS could not be read: {FirstLine(exception.Message)}")),
    };

    private static EcsFailure OfAnswer(AmazonServiceException exception) => exception switch
    {
        _ when IsThrottle(exception) => new EcsFailure.Throttled(Say(exception, "ECS throttled the call.")),
        _ when exception.StatusCode >= HttpStatusCode.InternalServerError =>
            new EcsFailure.Unanswered(Said("ECS answered with a server error", $"{(int)exception.StatusCode} {exception.ErrorCode}", exception)),
        _ when exception.StatusCode == HttpStatusCode.RequestTimeout =>
            new EcsFailure.Unanswered("A proxy between this function and ECS timed out (408 Request Timeout)."),
        _ when exception.StatusCode < HttpStatusCode.BadRequest =>
            new EcsFailure.Unanswered(Sentence($"ECS's answer cannot be read: {exception.Message}")),
        ServiceNotFoundException => Refused(ResultCode.ServiceNotFound, exception, "ECS knows no such service in this cluster and Region."),
        ClusterNotFoundException => Refused(ResultCode.ClusterNotFound, exception, "ECS knows no such cluster in this account and Region."),
        ServiceNotActiveException => Refused(ResultCode.ServiceNotActive, exception, "The service is being deleted, or was."),
        ConflictException { ResourceIds: var ids } when (ids ?? []).Exists(IsServiceDeployment) =>
            Refused(ResultCode.EcsError, exception, "The service deployment can no longer be stopped."),
        ServiceDeploymentNotFoundException => Refused(ResultCode.EcsError, exception, "ECS has no such service deployment."),
        ConflictException conflict => new EcsFailure.Refused(ResultCode.TaskCouldNotStart, Sentence(InWords(conflict))),
        AccessDeniedException => Refused(ResultCode.AccessDenied, exception, "ECS denied the call."),
        InvalidParameterException { Message: var text } when NamesController(text) => Refused(ResultCode.UnsupportedController, exception, text),
        _ when IsCredentialFault(exception.ErrorCode) => Refused(ResultCode.AccessDenied, exception, "ECS does not accept the credentials."),
        _ => new EcsFailure.Refused(ResultCode.EcsError, Said("ECS refused the call", exception.ErrorCode, exception)),
    };

    /// <summary>Errors of a Region, partition or emulator without the operation, by code where there is one, else by status.</summary>
    private static bool IsUnsupported(AmazonServiceException exception) =>
        exception.ErrorCode is "UnsupportedFeatureException" or "UnknownOperationException" or "UnknownOperation" or "InvalidAction"
        || exception.StatusCode == HttpStatusCode.NotImplemented
        || (exception.StatusCode == HttpStatusCode.NotFound && exception is not (ServiceNotFoundException or ClusterNotFoundException));

    private static EcsFailure.Refused Refused(ResultCode code, AmazonServiceException exception, string ifSilent) => new(code, Say(exception, ifSilent));

    /// <summary>An answer without a code is none of ECS's, as when a proxy sends a page: the SDK then has no words but its own.</summary>
    private static string Said(string what, string code, AmazonServiceException exception) => string.IsNullOrEmpty(exception.ErrorCode)
        ? $"{what} ({(int)exception.StatusCode}), and nothing says why."
        : Sentence($"{what} ({code}): {exception.Message}");

    private static bool IsServiceDeployment(string? arn) => arn?.Contains(":service-deployment/", StringComparison.Ordinal) == true;

    /// <summary>A conflict of RunTask: its client token was used before, with other parameters.</summary>
    private static string InWords(ConflictException conflict)
    {
        var tasks = conflict.ResourceIds is { Count: > 0 } ids ? $" ({string.Join(", ", ids.Select(SnapshotMapping.NameIn))})" : "";
        return $"An earlier run of the same schedule and time, or a try of this one, started tasks{tasks} with other settings, so nothing was started. "
            + "ECS says: " + conflict.Message;
    }

    internal static bool NeverSent(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError;

    /// <summary>ECS throttles with ThrottlingException; the others are what AWS services and proxies in general return.</summary>
    private static bool IsThrottle(AmazonServiceException exception) =>
        exception.StatusCode == HttpStatusCode.TooManyRequests
        || exception.ErrorCode is "ThrottlingException" or "Throttling" or "ThrottledException" or "RequestThrottled" or "RequestThrottledException"
            or "RequestLimitExceeded" or "TooManyRequestsException" or "SlowDown";

    private static bool IsCredentialFault(string? code) =>
        code is "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch"
            or "ExpiredTokenException" or "MissingAuthenticationToken" or "AccessDenied";

    /// <summary>"Cannot force a new deployment on services with a CODE_DEPLOY deployment controller." and the like.</summary>
    private static bool NamesController(string text) => text.Contains("deployment controller", StringComparison.OrdinalIgnoreCase);

    private static string Say(AmazonServiceException exception, string ifSilent) => IsSilent(exception.Message) ? ifSilent : Sentence(exception.Message);

    /// <summary>ECS answers some errors without a message; the SDK then makes one of the code and the raw body.</summary>
    private static bool IsSilent(string message) =>
        string.IsNullOrWhiteSpace(message) || message.StartsWith("The service returned an error with Error Code", StringComparison.Ordinal);
}
