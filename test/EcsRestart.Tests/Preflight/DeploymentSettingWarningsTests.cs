using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

public sealed class DeploymentSettingWarningsTests
{
    private static readonly ServiceSnapshot Healthy = ServiceSnapshots.Healthy("orders");

    [Fact]
    public void Of_CircuitBreakerWithRollback_ReturnsNone() => Assert.Empty(Warnings(Healthy));

    [Fact]
    public void Of_NoCircuitBreaker_ReturnsNone() =>
        Assert.Empty(Warnings(Healthy with { HasCircuitBreaker = false, CircuitBreakerRollsBack = false }));

    [Fact]
    public void Of_CircuitBreakerWithoutRollback_Warns() => Assert.Equal(
        ["Rollback is off for the deployment circuit breaker: if new tasks fail, ECS stops the deployment and does not roll back."],
        Warnings(Healthy with { CircuitBreakerRollsBack = false }));

    [Theory]
    [InlineData("", "the CloudWatch alarms of the service")]
    [InlineData("high-5xx", "CloudWatch alarm high-5xx")]
    [InlineData("a b", "CloudWatch alarms a, b")]
    public void Of_AlarmsWithoutRollback_NamesThem(string names, string expected) => Assert.Equal(
        [$"Rollback is off for {expected}: if an alarm goes off, ECS stops the deployment and does not roll back."],
        Warnings(Healthy with { Alarms = new(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), RollsBack: false) }));

    [Fact]
    public void Of_AlarmsWithRollback_ReturnsNone() => Assert.Empty(Warnings(Healthy with { Alarms = new(["high-5xx"], RollsBack: true) }));

    [Theory]
    [InlineData("POST_SCALE_UP", true, "The deployment waits for approval at lifecycle stage POST_SCALE_UP. Without approval, ECS rolls back after 60 min.")]
    [InlineData("A B", false, "The deployment waits for approval at lifecycle stage A, B. Without approval, ECS continues after 60 min.")]
    [InlineData("", true, "The deployment waits for approval. Without approval, ECS rolls back after 60 min.")]
    public void Of_PauseHook_NamesStageAndTimeout(string stages, bool rollsBack, string sentence) => Assert.Equal(
        [sentence],
        Warnings(Healthy with { PauseHooks = [new(stages.Split(' ', StringSplitOptions.RemoveEmptyEntries), TimeSpan.FromHours(1), rollsBack)] }));

    [Theory]
    [InlineData("check-traffic", "POST_SCALE_UP", "ECS invokes Lambda function check-traffic at lifecycle stage POST_SCALE_UP and rolls back unless it returns SUCCEEDED.")]
    [InlineData(null, "", "ECS invokes a Lambda function and rolls back unless it returns SUCCEEDED.")]
    public void Of_LambdaHook_NamesFunctionAndStage(string? function, string stages, string sentence) => Assert.Equal(
        [sentence], Warnings(Healthy with { LambdaHooks = [new(function, stages.Split(' ', StringSplitOptions.RemoveEmptyEntries))] }));

    [Theory]
    [InlineData(3, 50, false, "2 of 3 new tasks are healthy and does not roll back after that.")]
    [InlineData(10, 0, false, "1 of 10 new tasks is healthy and does not roll back after that.")]
    [InlineData(1, 100, true, "1 of 1 new task is healthy and does not roll back after that. Old tasks may keep running for up to 2 weeks (sourceServiceRevisionCleanup is DEFERRED).")]
    public void Of_EarlySuccess_ReportsTasksAndCleanup(int desired, int percent, bool deferred, string expected) => Assert.Equal(
        [$"Early success criteria are enabled: ECS completes the deployment when {expected}"],
        Warnings(Healthy with { DesiredCount = desired, EarlySuccess = new(percent, deferred) }));

    [Fact]
    public void Of_EarlySuccessLikeDefault_ReturnsNone() => Assert.Empty(Warnings(Healthy with { EarlySuccess = new(100, DefersCleanup: false) }));

    [Fact]
    public void Decide_PauseHook_ProceedsWithWarning() =>
        Assert.Single(Assert.IsType<PreflightVerdict.Proceed>((Healthy with { PauseHooks = [new([], TimeSpan.FromHours(1), true)] }).Decide()).Warnings);

    private static IEnumerable<string> Warnings(ServiceSnapshot service) => DeploymentSettingWarnings.Of(service);
}
