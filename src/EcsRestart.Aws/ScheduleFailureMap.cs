using System.Net;
using Amazon.Runtime;
using Amazon.Scheduler.Model;
using EcsRestart.Schedules;

namespace EcsRestart.Aws;

/// <summary>What the AWS SDK throws, as failures of the core. Errors are told by their code.</summary>
internal static class ScheduleFailureMap
{
    /// <returns>The failure, or null for an exception that is none of the service's or the network's: a bug.</returns>
    public static ScheduleFailure? Of(Exception exception, ScheduleCall call) => exception switch
    {
        ConflictException when call.IsCreation => new ScheduleFailure.Conflict($"There is a {call.Subject} already."),
        ConflictException conflict => new ScheduleFailure.Conflict($"The {call.Subject} is being changed by another call: {Sentence(conflict.Message)}"),
        ResourceNotFoundException when call.IsCreation => new ScheduleFailure.NotFound($"There is no schedule group {call.Group}; create it first."),
        ResourceNotFoundException => new ScheduleFailure.NotFound($"There is no {call.Subject}."),
        ValidationException invalid => new ScheduleFailure.Invalid($"EventBridge Scheduler refuses it: {Sentence(invalid.Message)}"),
        AmazonServiceException service => OfAnswer(service),
        AmazonClientException client => new ScheduleFailure.OutOfReach($"EventBridge Scheduler cannot be called: {Sentence(FirstLine(client.Message))}"),
        HttpRequestException http => new ScheduleFailure.OutOfReach($"EventBridge Scheduler cannot be reached: {Sentence(http.Message)}"),
        IOException => new ScheduleFailure.Trouble($"The connection to EventBridge Scheduler broke: {Sentence(exception.Message)}"),
        TimeoutException or OperationCanceledException => new ScheduleFailure.Trouble("EventBridge Scheduler did not answer in time."),
        _ => null,
    };

    private static ScheduleFailure OfAnswer(AmazonServiceException exception) => exception switch
    {
        { InnerException: HttpRequestException http } => new ScheduleFailure.OutOfReach($"EventBridge Scheduler cannot be reached: {Sentence(http.Message)}"),
        { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } or { ErrorCode: "AccessDeniedException" } =>
            new ScheduleFailure.OutOfReach($"EventBridge Scheduler denies the call: {Sentence(exception.Message)}"),
        ThrottlingException => new ScheduleFailure.Trouble("EventBridge Scheduler throttled the call; try again."),
        _ => new ScheduleFailure.Trouble($"EventBridge Scheduler answered {Answer(exception)}: {Sentence(FirstLine(exception.GetBaseException().Message))}"),
    };

    private static string Answer(AmazonServiceException exception) => $"{(int)exception.StatusCode} {exception.ErrorCode}".TrimEnd();

    /// <summary>The SDK tells in the further lines what it tried for credentials, one exception after the other.</summary>
    private static string FirstLine(string message) => message.Split('\n', 2)[0];

    private static string Sentence(string text) => text.TrimEnd() is var trimmed && trimmed.EndsWith('.') ? trimmed : $"{trimmed}.";
}
