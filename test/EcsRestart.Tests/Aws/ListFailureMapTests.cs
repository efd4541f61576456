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
    public void Failure_OfWhatIsNotThere_NamesIt()
    {
        Assert.Equal(
            new ListFailure.NotFound("there is no parameter /nightly in this account and Region"),
            ListFailureMap.Of(new Ssm.ParameterNotFoundException(""), Parameter));
        Assert.Equal(
            new ListFailure.NotFound("there is no table restarts in this account and Region"),
            ListFailureMap.Of(new DynamoDB.ResourceNotFoundException("Requested resource not found"), Table));
    }

    [Theory]
    [InlineData("AccessDeniedException", HttpStatusCode.BadRequest, nameof(ListFailure.Refused), "DynamoDB denies the call: The reason")]
    [InlineData("ExpiredTokenException", HttpStatusCode.Forbidden, nameof(ListFailure.Refused), "DynamoDB denies the call: The reason")]
    [InlineData("ValidationException", HttpStatusCode.BadRequest, nameof(ListFailure.Refused), "DynamoDB refuses the call (ValidationException): The reason")]
    [InlineData("ProvisionedThroughputExceededException", HttpStatusCode.BadRequest, nameof(ListFailure.Trouble), "DynamoDB throttled the call for the group nightly of the table restarts, and every try to make it again: The reason")]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, nameof(ListFailure.Trouble), "DynamoDB throttled the call for the group nightly of the table restarts, and every try to make it again: The reason")]
    [InlineData("InternalServerError", HttpStatusCode.InternalServerError, nameof(ListFailure.Trouble), "DynamoDB answered 500 InternalServerError: The reason")]
    public void Failure_OfAnAnswer_IsToldByItsCode(string code, HttpStatusCode status, string kind, string message)
    {
        var failure = ListFailureMap.Of(new AmazonDynamoDBException("The reason.", ErrorType.Unknown, code, "id", status), Table);

        Assert.Equal((kind, message), (failure?.GetType().Name, failure?.Message));
    }

    [Fact]
    public void Failure_WithoutAnAnswer_IsTroubleThatMayPass()
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
    public void Of_AnyOtherException_IsTrouble() => Assert.Equal(
        new ListFailure.Trouble("the response from Parameter Store could not be read: Not JSON"),
        ListFailureMap.Of(new InvalidOperationException("Not JSON."), Parameter));
}
