using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Scheduler.Model;
using EcsRestart.Schedules;
using static EcsRestart.Aws.SdkText;

namespace EcsRestart.Aws;

/// <summary>What the AWS SDK throws, as failures of the core. Errors are told by their code.</summary>
internal static class ScheduleFailureMap
{
    /// <returns>The failure. What the AWS SDK throws for a response that it cannot read is not documented, so any other exception is one.</returns>
    public static ScheduleFailure Of(Exception exception, ScheduleCall call) => exception switch
    {
        ConflictException when call.IsCreation => new ScheduleFailure.Conflict($"There is a {call.Subject} already."),
        ConflictException => new ScheduleFailure.Conflict(Said($"The {call.Subject} is being changed by another call", exception)),
        ResourceNotFoundException when call.IsCreation => new ScheduleFailure.NotFound($"There is no schedule group {call.Group}; create it first."),
        ResourceNotFoundException => new ScheduleFailure.NotFound($"There is no {call.Subject}."),
        ValidationException => new ScheduleFailure.Invalid(Said("EventBridge Scheduler refuses it", exception)),
        AmazonServiceException service => OfAnswer(service),
        AmazonClientException => new ScheduleFailure.OutOfReach(Said("EventBridge Scheduler cannot be called", exception)),
        HttpRequestException http when EcsFailureMap.NeverSent(http) => OutOfReach(http),
        HttpRequestException or IOException => new ScheduleFailure.Trouble(Said("The connection to EventBridge Scheduler broke", exception)),
        TimeoutException or OperationCanceledException => new ScheduleFailure.Trouble("EventBridge Scheduler did not answer in time."),
        _ => new ScheduleFailure.Trouble(Said("The response from EventBridge Scheduler could not be read", exception)),
    };

    private static ScheduleFailure OfAnswer(AmazonServiceException exception) => exception switch
    {
        { InnerException: HttpRequestException http } => OutOfReach(http),
        { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } or { ErrorCode: "AccessDeniedException" } =>
            new ScheduleFailure.OutOfReach(Said("EventBridge Scheduler denies the call", exception)),
        ThrottlingException => new ScheduleFailure.Trouble("EventBridge Scheduler throttled the call; try again."),
        _ when exception.GetBaseException() is HttpErrorResponseException =>
            new ScheduleFailure.Trouble($"EventBridge Scheduler answered {Answer(exception)}, and nothing that says why."),
        _ => new ScheduleFailure.Trouble(Said($"EventBridge Scheduler answered {Answer(exception)}", exception.GetBaseException())),
    };

    private static ScheduleFailure.OutOfReach OutOfReach(Exception exception) => new(Said("EventBridge Scheduler cannot be reached", exception));

    private static string Answer(AmazonServiceException exception) => $"{(int)exception.StatusCode} {exception.ErrorCode}".TrimEnd();

    private static string Said(string what, Exception exception) => Sentence($"{what}: {FirstLine(exception.Message)}");
}
