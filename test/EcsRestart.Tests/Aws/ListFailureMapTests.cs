using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using EcsRestart.Aws;
using EcsRestart.Lists;
using EcsRestart.Request;
using DynamoDB = Amazon.DynamoDBv2.Model;
using Ssm = Amazon.SimpleSystemsManagement.Model;

namespace EcsRestart.Tests.Aws;

public sealed class ListFailureMapTests
{
    private static readonly ListSource Parameter = new ListSource.OfParameter("/nightly");
    private static readonly ListSource Table = new ListSource.OfTable("restarts", "nightly");

    [Fact]
    public void Of_MissingParameterOrTable_NamesIt()
    {
        Assert.Equal(
            new ListFailure.NotFound("parameter /nightly does not exist in this account and Region"),
            ListFailureMap.Of(new Ssm.ParameterNotFoundException(""), Parameter));
        Assert.Equal(
            new ListFailure.NotFound("table restarts does not exist in this account and Region"),
            ListFailureMap.Of(new DynamoDB.ResourceNotFoundException("Requested resource not found"), Table));
    }

    [Theory]
    [InlineData("AccessDeniedException", HttpStatusCode.BadRequest, nameof(ListFailure.Refused), "DynamoDB denied access: The reason")]
    [InlineData("ExpiredTokenException", HttpStatusCode.Forbidden, nameof(ListFailure.Refused), "DynamoDB denied access: The reason")]
    [InlineData("ValidationException", HttpStatusCode.BadRequest, nameof(ListFailure.Refused), "DynamoDB rejected the call (ValidationException): The reason")]
    [InlineData("ProvisionedThroughputExceededException", HttpStatusCode.BadRequest, nameof(ListFailure.Trouble), "DynamoDB throttled the call for group nightly of table restarts: The reason")]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, nameof(ListFailure.Trouble), "DynamoDB throttled the call for group nightly of table restarts: The reason")]
    [InlineData("InternalServerError", HttpStatusCode.InternalServerError, nameof(ListFailure.Trouble), "DynamoDB returned 500 InternalServerError: The reason")]
    public void Of_ErrorCode_ReturnsMatchingFailure(string code, HttpStatusCode status, string kind, string message)
    {
        var failure = ListFailureMap.Of(new AmazonDynamoDBException("The reason.", ErrorType.Unknown, code, "id", status), Table);

        Assert.Equal((kind, message), (failure?.GetType().Name, failure?.Message));
    }

    [Fact]
    public void Of_NoResponse_ReturnsTemporaryFailure()
    {
        Exception[] exceptions =
        [
            new AmazonClientException("No RegionEndpoint or ServiceURL configured"),
            new HttpRequestException("Connection refused"),
            new AmazonSimpleSystemsManagementException("A WebException", new HttpRequestException("Connection refused")),
            new IOException("reset"),
            new TimeoutException(),
            new TaskCanceledException(),
        ];

        Assert.All(exceptions, exception => Assert.IsType<ListFailure.Trouble>(ListFailureMap.Of(exception, Parameter)));
    }

    [Fact]
    public void Of_OtherException_ReturnsTemporaryFailure() => Assert.Equal(
        new ListFailure.Trouble("the response from Parameter Store could not be read: Not JSON"),
        ListFailureMap.Of(new InvalidOperationException("Not JSON."), Parameter));
}
