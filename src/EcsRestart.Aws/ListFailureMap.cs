using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Lists;
using EcsRestart.Request;
using static EcsRestart.Aws.SdkText;
using NoTableException = Amazon.DynamoDBv2.Model.ResourceNotFoundException;

namespace EcsRestart.Aws;

/// <summary>What the AWS SDK throws, as failures of the core. Errors are told by their code.</summary>
internal static class ListFailureMap
{
    /// <param name="source">The list to read.</param>
    /// <returns>The failure. What the AWS SDK throws for a response that it cannot read is not documented, so any other exception is one.</returns>
    public static ListFailure Of(Exception exception, ListSource source) => exception switch
    {
        ParameterNotFoundException => new ListFailure.NotFound($"there is no parameter {source.Name} in this account and Region"),
        ParameterVersionNotFoundException => new ListFailure.NotFound($"the parameter {source.Name} has no such version or label"),
        NoTableException => new ListFailure.NotFound($"there is no table {TableOf(source)} in this account and Region"),
        AmazonServiceException service => OfAnswer(service, source),
        AmazonClientException => new ListFailure.Trouble(Said($"{ServiceOf(source)} cannot be called", exception)),
        HttpRequestException => OutOfReach(exception, source),
        IOException => new ListFailure.Trouble(Said($"the connection to {ServiceOf(source)} broke", exception)),
        TimeoutException or OperationCanceledException => new ListFailure.Trouble($"{ServiceOf(source)} did not answer in time"),
        _ => new ListFailure.Trouble(Said($"the response from {ServiceOf(source)} could not be read", exception)),
    };

    private static ListFailure OfAnswer(AmazonServiceException exception, ListSource source) => exception switch
    {
        { InnerException: HttpRequestException http } => OutOfReach(http, source),
        _ when IsThrottle(exception.ErrorCode) =>
            new ListFailure.Trouble(Said($"{ServiceOf(source)} throttled the call for {source}, and every try to make it again", exception)),
        { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } or { ErrorCode: "AccessDeniedException" } =>
            new ListFailure.Refused(Said($"{ServiceOf(source)} denies the call", exception)),
        { StatusCode: >= HttpStatusCode.InternalServerError } or { StatusCode: < HttpStatusCode.BadRequest } =>
            new ListFailure.Trouble(Said($"{ServiceOf(source)} answered {Answer(exception)}", exception)),
        _ => new ListFailure.Refused(Said($"{ServiceOf(source)} refuses the call ({exception.ErrorCode})", exception)),
    };

    private static ListFailure.Trouble OutOfReach(Exception exception, ListSource source) => new(Said($"{ServiceOf(source)} cannot be reached", exception));

    private static bool IsThrottle(string? code) =>
        code is "ThrottlingException" or "ProvisionedThroughputExceededException" or "RequestLimitExceeded" or "Throttling"
            or "ThrottledException" or "TooManyRequestsException";

    private static string ServiceOf(ListSource source) => source is ListSource.OfTable ? "DynamoDB" : "Parameter Store";

    private static string TableOf(ListSource source) => source is ListSource.OfTable table ? table.Table : source.Name;

    private static string Answer(AmazonServiceException exception) => $"{(int)exception.StatusCode} {exception.ErrorCode}".TrimEnd();

    /// <summary>Some errors come without a message; the SDK then makes one of the code and the raw body, or names an exception of its own.</summary>
    private static string Said(string what, Exception exception)
    {
        var said = exception.GetBaseException() is HttpErrorResponseException ? exception.Message : exception.GetBaseException().Message;
        return $"{what}: {FirstLine(said).TrimEnd('.', ' ')}";
    }
}
