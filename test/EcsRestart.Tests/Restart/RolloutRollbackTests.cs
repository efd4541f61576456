using EcsRestart.Ecs;
using EcsRestart.Restart;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;
using static EcsRestart.Tests.Support.ServiceSnapshots;

namespace EcsRestart.Tests.Restart;

public sealed class RolloutRollbackTests
{
    private const string Cause = "3 tasks failed.";

    private static readonly EcsFailure Unanswered = new EcsFailure.Unanswered("No response.");

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task RequestAsync_AllConditionsMet_StopsTheRecordOfTheRollout()
    {
        var ecs = Ecs();

        var requested = Assert.IsType<RollbackAttempt.Requested>(await RequestAsync(ecs));

        Assert.Equal([Records.Arn("orders")], ecs.Rollbacks);
        Assert.Equal((Records.Arn("orders"), new RequestedRollback(Cause, _clock.GetTimestamp())), (requested.Rollout.RecordArn, requested.Rollout.Rollback));
        Assert.Equal((1, 1), (ecs.DescribedDeployments.Count, ecs.Looks.Count));
    }

    [Fact]
    public async Task RequestAsync_Obstacle_StopsNothing()
    {
        var ecs = Ecs(records: [Records.Mine("orders", ServiceDeploymentStatus.Successful)]);

        Assert.Equal(new RollbackAttempt.NotNow("The deployment is no longer in progress."), await RequestAsync(ecs));
        Assert.Equal(
            new RollbackAttempt.Left("An earlier run of this schedule started the deployment."),
            await RequestAsync(ecs, rollout => rollout with { IsAdopted = true }));
        Assert.Empty(ecs.Rollbacks);
    }

    [Fact]
    public async Task RequestAsync_NoRecord_CallsNothing()
    {
        var ecs = Ecs();

        var left = Assert.IsType<RollbackAttempt.Left>(await RequestAsync(ecs, recordArn: null));

        Assert.StartsWith("ECS returned no service-deployment record", left.Reason, StringComparison.Ordinal);
        Assert.Empty(ecs.DescribedDeployments.Concat(ecs.Looks));
    }

    [Fact]
    public async Task RequestAsync_RunAlreadyStopping_CallsNothing()
    {
        var ecs = Ecs();

        Assert.Equal(
            new RollbackAttempt.Left("The run ended before a rollback could be requested."),
            await RequestAsync(ecs, stopping: new CancellationToken(canceled: true)));
        Assert.Empty(ecs.Rollbacks);
    }

    /// <summary>The last reads are not canceled, but the run is stopped meanwhile.</summary>
    [Fact]
    public async Task RequestAsync_RunStopsDuringTheLastRead_StopsNothing()
    {
        using var stopping = new CancellationTokenSource();
        var ecs = Ecs(onRecord: stopping.Cancel);

        Assert.IsType<RollbackAttempt.Left>(await RequestAsync(ecs, stopping: stopping.Token));
        Assert.Empty(ecs.Rollbacks);
    }

    [Fact]
    public async Task RequestAsync_ResponseLostAndRolledBack_CallsOnce()
    {
        var ecs = Ecs(
            records: [Records.Mine("orders"), Records.Mine("orders", ServiceDeploymentStatus.RollbackInProgress)],
            responses: [new EcsResult<string>.Failed(Unanswered)]);

        Assert.IsType<RollbackAttempt.Requested>(await RequestAsync(ecs));
        Assert.Single(ecs.Rollbacks);
        Assert.Equal(2, ecs.DescribedDeployments.Count);
    }

    [Fact]
    public async Task RequestAsync_ResponseLostAndUnchanged_ReadsBeforeEachFurtherCall()
    {
        var ecs = Ecs(responses: [new EcsResult<string>.Failed(Unanswered)]);

        var left = Assert.IsType<RollbackAttempt.Left>(await RequestAsync(ecs));

        Assert.Equal("StopServiceDeployment failed: No response. ECS may roll the deployment back. Check the service.", left.Reason);
        Assert.Equal((4, 4), (ecs.Rollbacks.Count, ecs.DescribedDeployments.Count));
        Assert.Equal(Start.AddSeconds(17), _clock.GetUtcNow());
    }

    /// <summary>ECS ended the deployment itself after the call got lost.</summary>
    [Fact]
    public async Task RequestAsync_ResponseLostAndBreakerTriggered_IsNotOurs()
    {
        var rolledBack = Records.Mine("orders", ServiceDeploymentStatus.RollbackInProgress) with { IsCircuitBreakerTriggered = true };
        var ecs = Ecs(records: [Records.Mine("orders"), rolledBack], responses: [new EcsResult<string>.Failed(Unanswered)]);

        Assert.IsType<RollbackAttempt.NotNow>(await RequestAsync(ecs));
    }

    [Fact]
    public async Task RequestAsync_RolledBackByAnEarlierAttempt_IsOurs()
    {
        var ecs = Ecs(records: [Records.Mine("orders", ServiceDeploymentStatus.RollbackRequested)]);

        Assert.IsType<RollbackAttempt.Requested>(await RequestAsync(ecs, mayBeSent: true));
        Assert.IsType<RollbackAttempt.NotNow>(await RequestAsync(ecs));
        Assert.Empty(ecs.Rollbacks);
    }

    [Fact]
    public async Task RequestAsync_Throttled_ReadsAndCallsAgain()
    {
        var throttled = new EcsResult<string>.Failed(new EcsFailure.Throttled("Rate exceeded."));
        var ecs = Ecs(responses: [throttled, throttled, new EcsResult<string>.Ok("arn")]);

        Assert.IsType<RollbackAttempt.Requested>(await RequestAsync(ecs));
        Assert.Equal((3, 3), (ecs.Rollbacks.Count, ecs.DescribedDeployments.Count));
    }

    [Fact]
    public async Task RequestAsync_RefusedBecauseFinished_LeavesItToTheWatch()
    {
        var ecs = Ecs(
            records: [Records.Mine("orders"), Records.Mine("orders", ServiceDeploymentStatus.Successful)], responses: [Refuse("Finished.")]);

        Assert.IsType<RollbackAttempt.NotNow>(await RequestAsync(ecs));
    }

    [Fact]
    public async Task RequestAsync_Denied_ReportsTheMessage()
    {
        var ecs = Ecs(responses: [Refuse("Not authorized to perform ecs:StopServiceDeployment.")]);

        Assert.Equal(
            new RollbackAttempt.Left("StopServiceDeployment failed: Not authorized to perform ecs:StopServiceDeployment."), await RequestAsync(ecs));
        Assert.Single(ecs.Rollbacks);
    }

    [Fact]
    public async Task RequestAsync_RecordUnreadable_ReportsTheMessage()
    {
        var ecs = new FakeEcs { OnLook = _ => FakeEcs.Show(Failing), OnDescribeDeployments = _ => Records.Fail(Unanswered) };

        Assert.Equal(new RollbackAttempt.Left("The state of the deployment could not be read: No response."), await RequestAsync(ecs));
    }

    private static ServiceSnapshot Failing =>
        Service("orders", Primary(NewDeploymentId) with { FailedTasks = 3 }, Active(PreviousDeploymentId));

    private static EcsResult<string> Refuse(string message) =>
        new EcsResult<string>.Failed(new EcsFailure.Refused(ResultCode.AccessDenied, message));

    private static FakeEcs Ecs(ServiceDeploymentSnapshot[]? records = null, EcsResult<string>[]? responses = null, Action? onRecord = null)
    {
        var shown = new Sequence<ServiceDeploymentSnapshot>(records ?? [Records.Mine("orders")]);
        var answers = new Sequence<EcsResult<string>>(responses ?? [new EcsResult<string>.Ok("arn")]);
        return new FakeEcs
        {
            OnLook = _ => FakeEcs.Show(Failing),
            OnDescribeDeployments = _ =>
            {
                onRecord?.Invoke();
                return Records.Describe(shown.Next());
            },
            OnRollBack = _ => answers.Next(),
        };
    }

    private async Task<RollbackAttempt> RequestAsync(
        FakeEcs ecs, Func<Rollout, Rollout>? change = null, string? recordArn = "mine", bool mayBeSent = false, CancellationToken stopping = default)
    {
        var rollout = Rollout("orders") with { IsConfirmed = true, Predecessor = new(PreviousDeploymentId, WasPrimary: true, HasSameTaskDefinition: true) };
        var rollback = new RolloutRollback(TestEcs.Of(ecs, _clock), _clock);
        return await _clock.FinishAsync(rollback.RequestAsync(
            change is null ? rollout : change(rollout), Cause, recordArn is null ? null : Records.Arn("orders", recordArn), mayBeSent, stopping, default));
    }
}
