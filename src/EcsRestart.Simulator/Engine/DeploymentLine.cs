namespace EcsRestart.Simulator;

/// <summary>The deployments of a service that still have a part in it, and the one that it can return to.</summary>
internal sealed class DeploymentLine
{
    private readonly List<SimulatedDeployment> _all = [];

    /// <summary>The latest that went well. It stays known when its tasks are gone, and it has left the list.</summary>
    private SimulatedDeployment? _lastCompleted;

    /// <summary>PRIMARY first.</summary>
    public IReadOnlyList<SimulatedDeployment> All => _all;

    public SimulatedDeployment Primary => _all[0];

    public void Begin(SimulatedDeployment deployment, DateTimeOffset now)
    {
        foreach (var former in _all)
            former.Supersede(now);
        _all.Insert(0, deployment);
    }

    public void CompletePrimary(DateTimeOffset now)
    {
        Primary.Complete(now);
        _lastCompleted = Primary;
    }

    /// <summary>Ends the PRIMARY one as failed.</summary>
    /// <returns>Whether the last completed one is PRIMARY now; it is no longer one to return to until it completes again.</returns>
    public bool FailPrimary(bool rollback, DateTimeOffset now)
    {
        Primary.Fail(now);
        if (!rollback || _lastCompleted is not { } target)
            return false;

        _lastCompleted = null;
        _all.Remove(target);
        Begin(target, now);
        target.Return(now);
        return true;
    }

    /// <summary>When the next one leaves the list, has moved its traffic or may start tasks again; null: none is to come.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now)
    {
        var dates = _all.Select(deployment => deployment.StaysUntil);
        return (_all is [var primary, ..] ? [.. dates, primary.ShiftedAt, primary.Starts.Until] : dates).Where(date => date > now).Min();
    }

    /// <summary>A former deployment leaves the list with its last task.</summary>
    public void Leave(Func<SimulatedDeployment, bool> hasTasks, DateTimeOffset now) =>
        _all.RemoveAll(deployment => deployment != Primary && !hasTasks(deployment) && !(deployment.StaysUntil > now));

    public void Clear() => _all.Clear();
}
