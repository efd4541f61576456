using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

public sealed class DeploymentSettingWarningsTests
{
    private static readonly ServiceSnapshot Healthy = ServiceSnapshots.Healthy("orders");

    [Fact]
    public void Of_CircuitBreakerWithRollback_IsEmpty() => Assert.Empty(Warnings(Healthy));

    [Fact]
    public void Of_NoCircuitBreaker_IsEmpty() =>
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
        [$"Rollback is off for {expected}: if one goes off, ECS stops the deployment and does not roll back."],
        Warnings(Healthy with { Alarms = new(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), RollsBack: false) }));

    [Fact]
    public void Of_AlarmsWithRollback_IsEmpty() => Assert.Empty(Warnings(Healthy with { Alarms = new(["high-5xx"], RollsBack: true) }));

    [Theory]
    [InlineData("POST_SCALE_UP", true, "The deployment waits for approval at lifecycle stage POST_SCALE_UP. Without it, ECS rolls back after 60 min.")]
    [InlineData("A B", false, "The deployment waits for approval at lifecycle stage A, B. Without it, ECS continues after 60 min.")]
    [InlineData("", true, "The deployment waits for approval. Without it, ECS rolls back after 60 min.")]
    public void Of_PauseHook_NamesStageAndTimeout(string stages, bool rollsBack, string sentence) => Assert.Equal(
        [sentence],
        Warnings(Healthy with { PauseHooks = [new(stages.Split(' ', StringSplitOptions.RemoveEmptyEntries), TimeSpan.FromHours(1), rollsBack)] }));

    [Fact]
    public void Decide_PauseHook_IsClearWithWarning() =>
        Assert.Single(Assert.IsType<PreflightVerdict.Proceed>((Healthy with { PauseHooks = [new([], TimeSpan.FromHours(1), true)] }).Judge()).Warnings);

    private static IEnumerable<string> Warnings(ServiceSnapshot service) => DeploymentSettingWarnings.Of(service);
}
