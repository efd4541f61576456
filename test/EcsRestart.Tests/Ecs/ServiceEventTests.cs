using EcsRestart.Ecs;

namespace EcsRestart.Tests.Ecs;

public sealed class ServiceEventTests
{
    [Theory]
    [InlineData("(service orders) (deployment ecs-svc/42) deployment failed: tasks failed to start.")]
    [InlineData("(service orders) (deployment ecs-svc/42) deployment failed: alarm detected.")]
    [InlineData("(service orders) (deployment ecs-svc/42) deployment failed.")]
    public void FailedDeploymentId_DeploymentFailed_IsItsId(string message) => Assert.Equal("ecs-svc/42", FailedDeploymentIdIn(message));

    [Theory]
    [InlineData("(service orders) (deployment ecs-svc/42) deployment completed.")]
    [InlineData("(service orders) rolling back to deployment ecs-svc/41.")]
    [InlineData("(service orders) has reached a steady state.")]
    [InlineData("(service orders) has started 1 tasks: (task 7338f5). Amazon ECS replaced 1 tasks due to an unhealthy status.")]
    [InlineData("(service orders) (task 7338f5) failed container health checks.")]
    [InlineData("(service orders, taskSet ecs-svc/41) has begun draining connections on 1 tasks.")]
    [InlineData("(service orders) deployment failed: tasks failed to start.")]
    [InlineData(") deployment failed")]
    [InlineData("")]
    public void FailedDeploymentId_AnythingElse_IsNone(string message) => Assert.Null(FailedDeploymentIdIn(message));

    private static string? FailedDeploymentIdIn(string message) => new ServiceEvent(DateTimeOffset.UnixEpoch, message).FailedDeploymentId;
}
