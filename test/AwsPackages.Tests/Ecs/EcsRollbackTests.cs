using Amazon.ECS;
using Amazon.ECS.Model;
using SystemTask = System.Threading.Tasks.Task;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsRollbackTests : EcsTests
{
    private const string Arn = "arn:aws:ecs:us-east-1:111122223333:service-deployment/MyCluster/MyService/r9i43YFjvgF_xlg7m2eJ1";
    private const string RevisionArn = "arn:aws:ecs:us-east-1:111122223333:service-revision/MyCluster/MyService/4980306466373577095";

    [Fact]
    public async SystemTask StopServiceDeployment_Rollback_SendsArnAndStopType()
    {
        Server.Answer(200, $$"""{"serviceDeploymentArn":"{{Arn}}"}""");

        var response = await Client().StopServiceDeploymentAsync(
            new() { ServiceDeploymentArn = Arn, StopType = StopServiceDeploymentStopType.ROLLBACK });

        Assert.Equal("AmazonEC2ContainerServiceV20141113.StopServiceDeployment", Server.Request.Header("x-amz-target"));
        Assert.Equal($$"""{"serviceDeploymentArn":"{{Arn}}","stopType":"ROLLBACK"}""", Server.Request.Text);
        Assert.Equal(Arn, response.ServiceDeploymentArn);
    }

    [Fact]
    public async SystemTask StopServiceDeployment_ArnAlone_OmitsStopType()
    {
        Server.Answer(200, "{}");

        Assert.Null((await Client().StopServiceDeploymentAsync(new() { ServiceDeploymentArn = Arn })).ServiceDeploymentArn);
        Assert.Equal($$"""{"serviceDeploymentArn":"{{Arn}}"}""", Server.Request.Text);
    }

    [Theory]
    [InlineData("AccessDeniedException", typeof(AccessDeniedException))]
    [InlineData("ClientException", typeof(ClientException))]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData("ServerException", typeof(ServerException))]
    [InlineData("ServiceDeploymentNotFoundException", typeof(ServiceDeploymentNotFoundException))]
    [InlineData("UnsupportedFeatureException", typeof(UnsupportedFeatureException))]
    [InlineData("ServiceNotFoundException", typeof(AmazonECSException))]
    public async SystemTask StopServiceDeployment_Error_IsTypedWhereTheModelListsIt(string code, Type expected)
    {
        Server.Answer(400, $$"""{"__type":"{{code}}","message":"The reason."}""");

        var error = await Assert.ThrowsAnyAsync<AmazonECSException>(() => Client().StopServiceDeploymentAsync(new()));

        Assert.IsType(expected, error);
        Assert.Equal(("The reason.", code), (error.Message, error.ErrorCode));
    }

    [Fact]
    public async SystemTask StopServiceDeployment_Conflict_HasResourceIds()
    {
        Server.Answer(400, $$"""{"__type":"ConflictException","message":"The reason.","resourceIds":["{{Arn}}"]}""");

        var error = await Assert.ThrowsAsync<ConflictException>(() => Client().StopServiceDeploymentAsync(new()));

        Assert.Equal([Arn], error.ResourceIds);
    }

    [Fact]
    public async SystemTask DescribeServiceRevisions_Arns_SendsNoCluster()
    {
        Server.Answer(200, "{}");

        var response = await Client().DescribeServiceRevisionsAsync(new() { ServiceRevisionArns = ["arn:a", "arn:b"] });

        Assert.Equal("AmazonEC2ContainerServiceV20141113.DescribeServiceRevisions", Server.Request.Header("x-amz-target"));
        Assert.Equal("""{"serviceRevisionArns":["arn:a","arn:b"]}""", Server.Request.Text);
        Assert.Null(response.ServiceRevisions);
        Assert.Null(response.Failures);
    }

    [Fact]
    public async SystemTask DescribeServiceRevisions_Images_ReadsDigestsThatAreThere()
    {
        Server.Answer(200, $$"""
            {"failures":[{"arn":"arn:old","reason":"MISSING"}],
             "serviceRevisions":[{"serviceRevisionArn":"{{RevisionArn}}","serviceArn":"arn:s","taskDefinition":"arn:t","createdAt":1700000000,
              "containerImages":[{"containerName":"app","image":"nginx:latest","imageDigest":"sha256:1"},{"containerName":"proxy","image":"envoy"}]}]}
            """);

        var response = await Client().DescribeServiceRevisionsAsync(new());

        Assert.Equal("arn:old", Assert.Single(response.Failures).Arn);
        var revision = Assert.Single(response.ServiceRevisions);
        Assert.Equal((RevisionArn, "arn:s", "arn:t"), (revision.ServiceRevisionArn, revision.ServiceArn, revision.TaskDefinition));
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), revision.CreatedAt);
        Assert.Equal(
            [("app", "nginx:latest", "sha256:1"), ("proxy", "envoy", null)],
            revision.ContainerImages.Select(image => (image.ContainerName, image.Image, (string?)image.ImageDigest)));
    }

    [Fact]
    public async SystemTask DescribeServiceDeployments_SourceRevisions_ReadsAll()
    {
        Server.Answer(200, """
            {"serviceDeployments":[{"sourceServiceRevisions":[{"arn":"arn:1","runningTaskCount":2},{"arn":"arn:2"}]},{}]}
            """);

        var deployments = (await Client().DescribeServiceDeploymentsAsync(new())).ServiceDeployments;

        Assert.Equal(["arn:1", "arn:2"], deployments[0].SourceServiceRevisions.Select(source => source.Arn));
        Assert.Equal(2, deployments[0].SourceServiceRevisions[0].RunningTaskCount);
        Assert.Null(deployments[1].SourceServiceRevisions);
    }
}
