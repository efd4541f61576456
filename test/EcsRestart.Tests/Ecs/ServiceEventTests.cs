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

    [Theory]
    [InlineData("(service orders) (deployment ecs-svc/42) deployment failed: tasks failed to start.", "tasks failed to start.")]
    [InlineData("(service orders) deployment failed: alarm detected.", "alarm detected.")]
    [InlineData("(service orders) (deployment ecs-svc/42) deployment failed", "")]
    [InlineData("(service orders) (task 7338f5) failed container health checks.", null)]
    public void FailureReason_DeploymentFailedWithOrWithoutAnId_IsTheTextBehind(string message, string? reason)
    {
        var serviceEvent = new ServiceEvent(DateTimeOffset.UnixEpoch, message);

        Assert.Equal((reason is not null, reason), (serviceEvent.IsDeploymentFailure, serviceEvent.FailureReason));
    }

    [Theory]
    [InlineData("(service orders) rolling back to deployment ecs-svc/41.", true, "ecs-svc/41")]
    [InlineData("(service orders) rolling back to deployment ecs-svc/3225...", true, "ecs-svc/3225")]
    [InlineData("(service orders) (deployment ecs-svc/42) rolling back to deployment ecs-svc/41.", true, "ecs-svc/41")]
    [InlineData("(service orders) rolling back.", true, null)]
    [InlineData("(service orders) (deployment ecs-svc/41) deployment completed.", false, null)]
    public void RollbackTargetId_Rollback_ReturnsRestoredDeployment(string message, bool isRollback, string? id)
    {
        var serviceEvent = new ServiceEvent(DateTimeOffset.UnixEpoch, message);

        Assert.Equal((isRollback, id), (serviceEvent.IsRollback, serviceEvent.RollbackTargetId));
    }

    /// <summary>Messages from the Developer Guide, "Service event messages", that are missing from the recordings.</summary>
    [Theory]
    [InlineData("(service orders) was unable to stop or start tasks during a deployment because of the service deployment configuration.", true)]
    [InlineData("(service orders) is unable to consistently start tasks successfully.", true)]
    [InlineData("(service orders) operations are being throttled. Will try again later.", true)]
    [InlineData("(service orders) could not launch 2 tasks for deployment ecs-svc/2.", true)]
    [InlineData("(service orders) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.", true)]
    [InlineData("(service orders) failed to register targets in (target-group x)", true)]
    [InlineData("(service orders) (deployment ecs-svc/2) deployment failed: tasks failed to start.", false)]
    [InlineData("(service orders) has begun draining connections on 1 tasks.", false)]
    public void IsObstacle_Text_IsWhatKeepsEcsFromContinuing(string message, bool expected) =>
        Assert.Equal(expected, new ServiceEvent(DateTimeOffset.UnixEpoch, message).IsObstacle);

    private static string? FailedDeploymentIdIn(string message) => new ServiceEvent(DateTimeOffset.UnixEpoch, message).FailedDeploymentId;
}
