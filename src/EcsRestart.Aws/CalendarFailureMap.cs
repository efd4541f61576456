using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
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
            Failure(AwsFailureKind.Unavailable, $"Systems Manager returned {Answer(exception)}", exception),
        _ => Failure(AwsFailureKind.Invalid, $"Systems Manager rejected the call ({exception.ErrorCode})", exception),
    };

    private static string Answer(AmazonServiceException exception) => $"{(int)exception.StatusCode} {exception.ErrorCode}".TrimEnd();

    /// <summary>Some errors come without a message; the SDK then builds one from the code and the raw body, or names an exception of its own.</summary>
    private static AwsFailure Failure(AwsFailureKind kind, string what, Exception exception)
    {
        var message = exception.GetBaseException() is HttpErrorResponseException ? exception.Message : exception.GetBaseException().Message;
        return new AwsFailure(kind, Sentence($"{what}: {FirstLine(message)}"));
    }
}
