using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

public sealed class RollbackWarningsTests
{
    private static readonly RestartRequest RollsBack = new() { Wait = true, RollsBackOnFailure = true };
    private static readonly ServiceSnapshot Healthy = ServiceSnapshots.Healthy("orders");
    private static readonly ServiceSnapshot StopsFirst = Healthy with { CircuitBreakerRollsBack = false };

    [Fact]
    public void Of_BreakerWithoutRollback_WarnsThatItComesFirst() => Assert.Equal(
        [
            "onFailure has no effect if the deployment circuit breaker stops the rollout first: its rollback is off, and a stopped deployment "
                + "cannot be rolled back.",
        ],
        Of(StopsFirst));

    [Fact]
    public void Of_TimeoutShorterThanShiftAndBake_WarnsWithBoth() => Assert.Equal(
        [
            "timeoutMinutes (30) is shorter than the traffic shift and bake time of the service (31 min). The rollout times out while all new "
                + "tasks are running, and is then not rolled back.",
        ],
        Of(Healthy with { ShiftAndBakeTime = TimeSpan.FromMinutes(31) }));

    [Fact]
    public void Of_NothingInTheWay_IsEmpty()
    {
        Assert.Empty(Of(Healthy with { ShiftAndBakeTime = TimeSpan.FromMinutes(30) }));
        Assert.Empty(Of(Healthy with { HasCircuitBreaker = false, CircuitBreakerRollsBack = false }));
        Assert.Empty(Of(StopsFirst, RollsBack with { RollsBackOnFailure = false }));
        Assert.Empty(Of(StopsFirst, RollsBack with { Wait = false }));
    }

    [Fact]
    public void Decide_RollbackRequested_HasTheWarnings()
    {
        var verdict = PreflightCheck.Decide(new(StopsFirst, ServiceSnapshots.Start, RollsBack, new()));

        Assert.Contains(Of(StopsFirst).Single(), Assert.IsType<PreflightVerdict.Proceed>(verdict).Warnings);
    }

    private static IEnumerable<string> Of(ServiceSnapshot service, RestartRequest? request = null) =>
        RollbackWarnings.Of(new(service, ServiceSnapshots.Start, request ?? RollsBack, new()));
}
