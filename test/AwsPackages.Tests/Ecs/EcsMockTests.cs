using Amazon.ECS;
using Amazon.ECS.Model;
using Moq;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsMockTests
{
    [Fact]
    public async System.Threading.Tasks.Task IAmazonECS_StrictMock_ReturnsOnlySetup()
    {
        var mock = new Mock<IAmazonECS>(MockBehavior.Strict);
        mock.Setup(ecs => ecs.UpdateServiceAsync(
                It.Is<UpdateServiceRequest>(request => request.Service == "orders" && request.ForceNewDeployment == true),
                It.IsAny<CancellationToken>()))
            .ReturnsAsync(new UpdateServiceResponse { Service = new() { ServiceName = "orders" } });

        var response = await mock.Object.UpdateServiceAsync(new() { Service = "orders", ForceNewDeployment = true });

        Assert.Equal("orders", response.Service.ServiceName);
        await Assert.ThrowsAsync<MockException>(() => mock.Object.UpdateServiceAsync(new() { Service = "mail" }));
    }
}
