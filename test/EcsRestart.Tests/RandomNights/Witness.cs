using EcsRestart.Plan;
using EcsRestart.Report;

namespace EcsRestart.Tests.RandomNights;

/// <summary>Follows one invocation and holds each of its restarts against the waves and brakes of the request.</summary>
internal sealed class Witness(IReadOnlyList<RandomService> services, bool wait, int maxInFlight, int stopAfterFailures) : IProgress<RunProgress>
{
    private readonly HashSet<string> _acted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private int _failedRollouts;

    public void Report(RunProgress value)
    {
        switch (value)
        {
            case RunProgress.Planned(var plan):
                _acted.UnionWith(plan.Steps.OfType<PlanStep.Act>().Select(step => step.Service.ServiceName));
                break;
            case RunProgress.Started(var rollout):
                _underWay.Add(rollout.Service.ServiceName);
                break;
            case RunProgress.Settled(var service, var result):
                _underWay.Remove(service.ServiceName);
                Assert.True(_settled.Add(service.ServiceName), $"{service} has two results.");
                _failedRollouts += result is { DeploymentId: not null, Status: ResultStatus.Failed } ? 1 : 0;
                break;
        }
    }

    /// <summary>Checks that a service may be restarted now.</summary>
    public void CheckTurnOf(RandomService service)
    {
        if (!wait)
            return;

        var before = services.Where(other => other.Wave < service.Wave && _acted.Contains(other.Name));
        Assert.True(before.All(other => _settled.Contains(other.Name)), $"{service.Name} did not wait for the waves before it.");
        Assert.True(_underWay.Count < maxInFlight, $"{service.Name} is one rollout too many.");
        Assert.True(stopAfterFailures == 0 || _failedRollouts < stopAfterFailures, $"{service.Name} began after too many failures.");
    }
}
