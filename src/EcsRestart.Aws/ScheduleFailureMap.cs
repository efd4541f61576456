using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Scheduler.Model;
using EcsRestart.Schedules;
using static EcsRestart.Aws.SdkText;

namespace EcsRestart.Aws;

/// <summary>Maps exceptions of the AWS SDK to failures. Errors are identified by their code.</summary>
internal static class ScheduleFailureMap
{
    /// <remarks>An unknown exception is treated as an unreadable response: the exceptions of the AWS SDK for that are not documented.</remarks>
    public static ScheduleFailure Of(Exception exception, ScheduleCall call) => exception switch
    {
        ConflictException when call.IsCreation => new ScheduleFailure.Conflict($"{call.Subject} already exists."),
        ConflictException => new ScheduleFailure.Conflict(Describe($"{call.Subject} is being changed by another call", exception)),
        ResourceNotFoundException when call.IsCreation => new ScheduleFailure.NotFound($"Schedule group {call.Group} does not exist. Create it first."),
        ResourceNotFoundException => new ScheduleFailure.NotFound($"{call.Subject} does not exist."),
        ValidationException => new ScheduleFailure.Invalid(Describe("EventBridge Scheduler rejected the call", exception)),
        AmazonServiceException service => OfAnswer(service),
        AmazonClientException => new ScheduleFailure.OutOfReach(Describe("EventBridge Scheduler could not be called", exception)),
        HttpRequestException http when EcsFailureMap.NeverSent(http) => OutOfReach(http),
        HttpRequestException or IOException => new ScheduleFailure.Trouble(Describe("The connection to EventBridge Scheduler broke", exception)),
        TimeoutException or OperationCanceledException => new ScheduleFailure.Trouble("EventBridge Scheduler did not respond in time."),
        _ => new ScheduleFailure.Trouble(Describe("The response from EventBridge Scheduler could not be read", exception)),
    };

    private static ScheduleFailure OfAnswer(AmazonServiceException exception) => exception switch
    {
        { InnerException: HttpRequestException http } => OutOfReach(http),
        { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } or { ErrorCode: "AccessDeniedException" } =>
            new ScheduleFailure.OutOfReach(Describe("EventBridge Scheduler denied access", exception)),
        ThrottlingException => new ScheduleFailure.Trouble("EventBridge Scheduler throttled the call. Try again later."),
        _ when exception.GetBaseException() is HttpErrorResponseException =>
            new ScheduleFailure.Trouble($"EventBridge Scheduler returned {Status(exception)} without a message."),
        _ => new ScheduleFailure.Trouble(Describe($"EventBridge Scheduler returned {Status(exception)}", exception.GetBaseException())),
    };

    private static ScheduleFailure.OutOfReach OutOfReach(Exception exception) => new(Describe("EventBridge Scheduler could not be reached", exception));

    private static string Describe(string summary, Exception exception) => Sentence($"{summary}: {FirstLine(exception.Message)}");
}
