using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.Tests.RandomNights;

/// <summary>Follows one invocation and holds each of its restarts against the waves and brakes of the request, and its time.</summary>
/// <param name="stopAt">No call of UpdateService leaves later.</param>
internal sealed class Witness(IReadOnlyList<RandomService> services, RestartRequest request, DateTimeOffset stopAt) : IProgress<RunProgress>
{
    private readonly HashSet<string> _acted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private int _failedRollouts;

    /// <summary>The deployments that ECS listed of each service when the invocation first asked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FirstLook { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    public void NoteLook(Func<string, IReadOnlyList<string>> deployments)
    {
        if (FirstLook.Count == 0)
            FirstLook = services.ToDictionary(service => service.Name, service => deployments(service.Name));
    }

    public void Report(RunProgress value)
    {
        switch (value)
        {
            case RunProgress.Planned(var plan):
                _acted.UnionWith(plan.Steps.OfType<PlanStep.OnService>().Select(step => step.Service.ServiceName));
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
    /// <param name="sentAt">When the call left.</param>
    public void CheckTurnOf(RandomService service, DateTimeOffset sentAt)
    {
        Assert.True(sentAt <= stopAt, $"{service.Name} began when the time was over.");
        if (!request.Wait)
            return;

        var before = services.Where(other => other.Options.Wave < service.Options.Wave && _acted.Contains(other.Name));
        Assert.True(before.All(other => _settled.Contains(other.Name)), $"{service.Name} did not wait for the waves before it.");
        Assert.True(_underWay.Count < request.MaxInFlight, $"{service.Name} is one rollout too many.");
        Assert.True(request.StopAfterFailures == 0 || _failedRollouts < request.StopAfterFailures, $"{service.Name} began after too many failures.");
    }
}
