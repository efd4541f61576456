using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;
using static EcsRestart.Aws.SdkText;

namespace EcsRestart.Aws;

/// <summary>What the AWS SDK throws for a calendar, as failures of the core. Errors are told by their code.</summary>
internal static class CalendarFailureMap
{
    /// <returns>The failure. What the AWS SDK throws for a response that it cannot read is not documented, so any other exception is one.</returns>
    public static AwsFailure Of(Exception exception) => exception switch
    {
        InvalidDocumentException => Failure(AwsFailureKind.NotFound, "The calendar does not exist in this account and Region, or is not shared with this account", exception),
        InvalidDocumentTypeException or UnsupportedCalendarException => Failure(AwsFailureKind.Invalid, "The document is not a Change Calendar", exception),
        AmazonServiceException service => OfAnswer(service),
        AmazonClientException => Failure(AwsFailureKind.Unreachable, "Systems Manager cannot be called", exception),
        HttpRequestException => Failure(AwsFailureKind.Unreachable, "Systems Manager cannot be reached", exception),
        IOException => Failure(AwsFailureKind.Unavailable, "The connection to Systems Manager broke", exception),
        TimeoutException or OperationCanceledException => new AwsFailure(AwsFailureKind.Unavailable, "Systems Manager did not answer in time."),
        _ => Failure(AwsFailureKind.Unavailable, "The response from Systems Manager could not be read", exception),
    };

    private static AwsFailure OfAnswer(AmazonServiceException exception) => exception switch
    {
        { InnerException: HttpRequestException http } => Failure(AwsFailureKind.Unreachable, "Systems Manager cannot be reached", http),
        { ErrorCode: "ThrottlingException" or "Throttling" or "RequestLimitExceeded" or "TooManyRequestsException" } =>
            Failure(AwsFailureKind.Unavailable, "Systems Manager throttled the call", exception),
        { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } or { ErrorCode: "AccessDeniedException" } =>
            Failure(AwsFailureKind.AccessDenied, "Systems Manager denied the call", exception),
        { StatusCode: >= HttpStatusCode.InternalServerError } or { StatusCode: < HttpStatusCode.BadRequest } =>
            Failure(AwsFailureKind.Unavailable, $"Systems Manager returned {Status(exception)}", exception),
        _ => Failure(AwsFailureKind.Invalid, $"Systems Manager rejected the call ({exception.ErrorCode})", exception),
    };

    private static AwsFailure Failure(AwsFailureKind kind, string what, Exception exception) => new(kind, Sentence($"{what}: {InnermostMessage(exception)}"));
}
