using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsExceptionTests : EcsTests
{
    public static TheoryData<Type> ModelledErrors =>
    [
        typeof(AccessDeniedException), typeof(ClientException), typeof(ClusterNotFoundException), typeof(InvalidParameterException),
        typeof(NamespaceNotFoundException), typeof(PlatformTaskDefinitionIncompatibilityException), typeof(PlatformUnknownException),
        typeof(ServerException), typeof(ServiceNotActiveException), typeof(ServiceNotFoundException), typeof(UnsupportedFeatureException),
    ];

    [Theory]
    [MemberData(nameof(ModelledErrors))]
    public async System.Threading.Tasks.Task UpdateService_ModeledError_ThrowsTypedException(Type expected)
    {
        Server.Answer(400, $$"""{"__type":"{{expected.Name}}","message":"The reason."}""");

        var error = await ErrorOf(client => client.UpdateServiceAsync(new()));

        Assert.IsType(expected, error);
        Assert.Equal(("The reason.", expected.Name), (error.Message, error.ErrorCode));
        Assert.Equal((HttpStatusCode.BadRequest, "loopback-1"), (error.StatusCode, error.RequestId));
        Assert.NotNull(error.InnerException);
    }

    [Theory]
    [InlineData("NobodyKnowsThisException")]
    [InlineData("ClusterNotFoundException")]
    public async System.Threading.Tasks.Task ListClusters_UnmodeledError_ThrowsBaseException(string code)
    {
        Server.Answer(400, $$"""{"__type":"{{code}}"}""");

        var error = await ErrorOf(client => client.ListClustersAsync(new()));

        Assert.IsType<AmazonECSException>(error);
        Assert.Equal(code, error.ErrorCode);
    }

    [Fact]
    public async System.Threading.Tasks.Task ListTasks_UnknownService_ThrowsTypedException()
    {
        Server.Answer(400, """{"__type":"ServiceNotFoundException"}""");

        Assert.IsType<ServiceNotFoundException>(await ErrorOf(client => client.ListTasksAsync(new())));
    }

    [Theory]
    [InlineData("DescribeServices")]
    [InlineData("DescribeTasks")]
    [InlineData("ListServices")]
    public async System.Threading.Tasks.Task ClusterOperation_UnknownCluster_ThrowsTypedException(string operation)
    {
        Server.Answer(400, """{"__type":"ClusterNotFoundException"}""");

        var error = await ErrorOf(client => operation switch
        {
            "DescribeServices" => client.DescribeServicesAsync(new()),
            "DescribeTasks" => client.DescribeTasksAsync(new()),
            _ => client.ListServicesAsync(new()),
        });

        Assert.IsType<ClusterNotFoundException>(error);
        Assert.EndsWith(operation, Server.Request.Header("x-amz-target"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"__type":"ClusterNotFoundException","message":"no"}""", null)]
    [InlineData("""{"__type":"com.amazonaws.ecs#ClusterNotFoundException","Message":"no"}""", null)]
    [InlineData("""{"message":"no"}""", "ClusterNotFoundException")]
    [InlineData("""{"message":"no"}""", "ClusterNotFoundException:http://internal.amazon.com/coral/com.amazon.coral.service/")]
    public async System.Threading.Tasks.Task Error_TypeInBodyOrHeader_SetsErrorCode(string body, string? header)
    {
        Server.Answer(400, body, header is null ? [] : [("x-amzn-ErrorType", header)]);

        var error = await ErrorOf(client => client.ListServicesAsync(new()));

        Assert.IsType<ClusterNotFoundException>(error);
        Assert.Equal(("no", "ClusterNotFoundException"), (error.Message, error.ErrorCode));
    }

    [Fact]
    public void ModeledErrors_OfficialConstructors_KeepArguments()
    {
        var inner = new InvalidOperationException();

        AmazonServiceException[] errors =
        [
            new ClusterNotFoundException(),
            new ClusterNotFoundException(inner),
            new ClusterNotFoundException("m", inner),
            new ClusterNotFoundException("m", ErrorType.Sender, "c", "r", HttpStatusCode.BadRequest),
            new ClusterNotFoundException("m", inner, ErrorType.Sender, "c", "r", HttpStatusCode.BadRequest),
        ];

        Assert.All(errors[2..], error => Assert.Equal("m", error.Message));
        Assert.Equal([null, inner, inner, null, inner], errors.Select(error => error.InnerException));
        Assert.All(errors[3..], error => Assert.Equal(
            (ErrorType.Sender, "c", "r", HttpStatusCode.BadRequest),
            (error.ErrorType, error.ErrorCode, error.RequestId, error.StatusCode)));
    }

    private async Task<AmazonECSException> ErrorOf(Func<AmazonECSClient, System.Threading.Tasks.Task> call) =>
        await Assert.ThrowsAnyAsync<AmazonECSException>(() => call(Client()));
}
