using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Lists;
using EcsRestart.Request;
using static EcsRestart.Aws.SdkText;
using NoTableException = Amazon.DynamoDBv2.Model.ResourceNotFoundException;

namespace EcsRestart.Aws;

/// <summary>Maps exceptions of the AWS SDK to failures. Errors are identified by their code.</summary>
internal static class ListFailureMap
{
    /// <remarks>An unknown exception is treated as an unreadable response: the exceptions of the AWS SDK for that are not documented.</remarks>
    public static ListFailure Of(Exception exception, ListSource source) => exception switch
    {
        ParameterNotFoundException => new ListFailure.NotFound($"parameter {source.Name} does not exist in this account and Region"),
        ParameterVersionNotFoundException => new ListFailure.NotFound($"parameter {source.Name} does not have this version or label"),
        NoTableException => new ListFailure.NotFound($"table {TableOf(source)} does not exist in this account and Region"),
        AmazonServiceException service => OfAnswer(service, source),
        AmazonClientException => new ListFailure.Trouble(Describe($"{ServiceOf(source)} could not be called", exception)),
        HttpRequestException => OutOfReach(exception, source),
        IOException => new ListFailure.Trouble(Describe($"the connection to {ServiceOf(source)} broke", exception)),
        TimeoutException or OperationCanceledException => new ListFailure.Trouble($"{ServiceOf(source)} did not respond in time"),
        _ => new ListFailure.Trouble(Describe($"the response from {ServiceOf(source)} could not be read", exception)),
    };

    private static ListFailure OfAnswer(AmazonServiceException exception, ListSource source) => exception switch
    {
        { InnerException: HttpRequestException http } => OutOfReach(http, source),
        _ when IsThrottle(exception.ErrorCode) =>
            new ListFailure.Trouble(Describe($"{ServiceOf(source)} throttled the call for {source}", exception)),
        { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } or { ErrorCode: "AccessDeniedException" } =>
            new ListFailure.Refused(Describe($"{ServiceOf(source)} denied access", exception)),
        { StatusCode: >= HttpStatusCode.InternalServerError } or { StatusCode: < HttpStatusCode.BadRequest } =>
            new ListFailure.Trouble(Describe($"{ServiceOf(source)} returned {Status(exception)}", exception)),
        _ => new ListFailure.Refused(Describe($"{ServiceOf(source)} rejected the call ({exception.ErrorCode})", exception)),
    };

    private static ListFailure.Trouble OutOfReach(Exception exception, ListSource source) => new(Describe($"{ServiceOf(source)} could not be reached", exception));

    private static bool IsThrottle(string? code) =>
        code is "ThrottlingException" or "ProvisionedThroughputExceededException" or "RequestLimitExceeded" or "Throttling"
            or "ThrottledException" or "TooManyRequestsException";

    private static string ServiceOf(ListSource source) => source is ListSource.OfTable ? "DynamoDB" : "Parameter Store";

    private static string TableOf(ListSource source) => source is ListSource.OfTable table ? table.Table : source.Name;

    private static string Describe(string summary, Exception exception) => $"{summary}: {InnermostMessage(exception).TrimEnd('.', ' ')}";
}
