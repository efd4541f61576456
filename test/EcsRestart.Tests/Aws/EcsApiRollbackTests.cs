using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Tests.Support;
using Moq;
using ContainerImage = EcsRestart.Ecs.ContainerImage;
using Task = System.Threading.Tasks.Task;

namespace EcsRestart.Tests.Aws;

public sealed class EcsApiRollbackTests : IDisposable
{
    private readonly Mock<IAmazonECS> _client = new(MockBehavior.Strict);
    private readonly EcsApi _api;

    public EcsApiRollbackTests()
    {
        _client.Setup(client => client.Dispose());
        _api = new EcsApi(() => _client.Object);
    }

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task RollBackServiceDeploymentAsync_Arn_SendsRollback()
    {
        var sent = new List<StopServiceDeploymentRequest>();
        _client.Setup(client => client.StopServiceDeploymentAsync(Capture.In(sent), CancellationToken.None))
            .ReturnsAsync(new StopServiceDeploymentResponse { ServiceDeploymentArn = "arn:d" });

        Assert.Equal("arn:d", (await _api.RollBackServiceDeploymentAsync("arn:d", CancellationToken.None)).Value());
        var request = Assert.Single(sent);
        Assert.Equal(["ServiceDeploymentArn", "StopType"], Sent.FieldsOf(request));
        Assert.Equal(("arn:d", StopServiceDeploymentStopType.ROLLBACK), (request.ServiceDeploymentArn, request.StopType));
    }

    [Fact]
    public async Task RollBackServiceDeploymentAsync_NoArnInResponse_IsUnanswered()
    {
        Answer(new StopServiceDeploymentResponse());

        Assert.IsType<EcsFailure.Unanswered>((await _api.RollBackServiceDeploymentAsync("arn:d", CancellationToken.None)).Failure());
    }

    [Fact]
    public async Task RollBackServiceDeploymentAsync_Conflict_IsRefusedWithTheReason()
    {
        Fail(new ConflictException("The service deployment is SUCCESSFUL and can no longer be stopped.")
        {
            StatusCode = HttpStatusCode.BadRequest,
            ResourceIds = ["arn:aws:ecs:eu-central-1:1:service-deployment/prod/orders/mine"],
        });

        var refused = Assert.IsType<EcsFailure.Refused>((await _api.RollBackServiceDeploymentAsync("arn:d", CancellationToken.None)).Failure());

        Assert.Equal((ResultCode.EcsError, "The service deployment is SUCCESSFUL and can no longer be stopped."), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task RollBackServiceDeploymentAsync_NoSuchDeployment_IsRefused()
    {
        Fail(new ServiceDeploymentNotFoundException("Not found.") { StatusCode = HttpStatusCode.BadRequest });

        Assert.IsType<EcsFailure.Refused>((await _api.RollBackServiceDeploymentAsync("arn:d", CancellationToken.None)).Failure());
    }

    [Fact]
    public async Task DescribeServiceRevisionsAsync_Images_HasDigestsThatAreThere()
    {
        var sent = new List<DescribeServiceRevisionsRequest>();
        _client.Setup(client => client.DescribeServiceRevisionsAsync(Capture.In(sent), CancellationToken.None)).ReturnsAsync(new DescribeServiceRevisionsResponse
        {
            ServiceRevisions =
            [
                new()
                {
                    ServiceRevisionArn = "arn:r/1",
                    ContainerImages =
                    [
                        new() { ContainerName = "app", Image = "nginx:latest", ImageDigest = "sha256:1" },
                        new() { ContainerName = "proxy", ImageDigest = "" },
                        new() { ImageDigest = "sha256:2" },
                    ],
                },
                new() { ContainerImages = [] },
            ],
        });

        var revision = Assert.Single((await _api.DescribeServiceRevisionsAsync(["arn:r/1", "arn:r/2"], CancellationToken.None)).Value());

        Assert.Equal(["arn:r/1", "arn:r/2"], Assert.Single(sent).ServiceRevisionArns);
        Assert.Equal("arn:r/1", revision.Arn);
        Assert.Equal([new ContainerImage("app", "sha256:1"), new ContainerImage("proxy", null)], revision.Images);
    }

    [Fact]
    public void ToRevisions_EmptyResponse_IsIncomplete()
    {
        Assert.Null(new DescribeServiceRevisionsResponse().ToRevisions());
        Assert.Empty(new DescribeServiceRevisionsResponse { Failures = [new() { Arn = "arn:r/1", Reason = "MISSING" }] }.ToRevisions() ?? [new("x", [])]);
    }

    [Theory]
    [InlineData("ROLLING", 15, 0)]
    [InlineData(null, 15, 0)]
    [InlineData("BLUE_GREEN", 15, 15)]
    [InlineData("BLUE_GREEN", null, 0)]
    [InlineData("CANARY", 5, 15)]
    [InlineData("LINEAR", 5, 59)]
    public void ToShiftAndBakeTime_DefaultsOfEcs_AreApplied(string? strategy, int? bakeMinutes, int expected) =>
        Assert.Equal(expected, Minutes(new() { Strategy = strategy, BakeTimeInMinutes = bakeMinutes }));

    [Fact]
    public void ToShiftAndBakeTime_Steps_AreCountedUpToTheLast()
    {
        Assert.Equal(3 * 2 + 1, Minutes(new()
        {
            Strategy = "LINEAR",
            BakeTimeInMinutes = 1,
            LinearConfiguration = new() { StepPercent = 30, StepBakeTimeInMinutes = 2 },
        }));
        Assert.Equal(8, Minutes(new() { Strategy = "CANARY", BakeTimeInMinutes = 1, CanaryConfiguration = new() { CanaryBakeTimeInMinutes = 7 } }));
    }

    private static double Minutes(DeploymentConfiguration configuration) =>
        new Service { ServiceName = "orders", DeploymentConfiguration = configuration }.ToSnapshot().ShiftAndBakeTime.TotalMinutes;

    private void Answer(StopServiceDeploymentResponse response) => _client
        .Setup(client => client.StopServiceDeploymentAsync(It.IsAny<StopServiceDeploymentRequest>(), CancellationToken.None)).ReturnsAsync(response);

    private void Fail(Exception exception) => _client
        .Setup(client => client.StopServiceDeploymentAsync(It.IsAny<StopServiceDeploymentRequest>(), CancellationToken.None)).ThrowsAsync(exception);
}
