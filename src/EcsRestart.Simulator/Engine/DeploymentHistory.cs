namespace EcsRestart.Simulator;

/// <summary>The deployments of a service that still have a part in it, and the one that it can return to.</summary>
internal sealed class DeploymentHistory
{
    private readonly List<SimulatedDeployment> _all = [];
    private readonly List<string> _failedIds = [];

    /// <summary>The latest that went well. It stays known when its tasks are gone, and it has left the list.</summary>
    private SimulatedDeployment? _lastCompleted;

    /// <summary>PRIMARY first.</summary>
    public IReadOnlyList<SimulatedDeployment> All => _all;

    /// <summary>IDs of all deployments that ECS gave up, oldest first.</summary>
    public IReadOnlyList<string> FailedIds => _failedIds;

    public SimulatedDeployment Primary => _all[0];

    public void Begin(SimulatedDeployment deployment)
    {
        foreach (var former in _all)
            former.Supersede();
        _all.Insert(0, deployment);
    }

    public void CompletePrimary(DateTimeOffset now)
    {
        Primary.Complete(now);
        _lastCompleted = Primary;
    }

    /// <summary>Ends the PRIMARY one as failed.</summary>
    /// <param name="restore">Makes the last completed deployment, or a copy of it, the next PRIMARY one; null: no rollback.</param>
    /// <returns>Whether there was one to return to; it is no longer one until it completes again.</returns>
    public bool FailPrimary(RolloutFailure failure, Func<SimulatedDeployment, SimulatedDeployment>? restore, DateTimeOffset now)
    {
        Primary.Fail(failure, now);
        _failedIds.Add(Primary.Id);
        if (restore is null || _lastCompleted is not { } target)
            return false;

        _lastCompleted = null;
        var restored = restore(target);
        _all.Remove(restored);
        Begin(restored);
        return true;
    }

    /// <summary>When one leaves the list, or the PRIMARY one enters a stage, fails or may start tasks again; null: none is to come.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now)
    {
        List<DateTimeOffset?> dates = [.. _all.Select(deployment => deployment.RetainedUntil)];
        if (_all is [var primary, ..])
            dates.Add(primary.Starts.Until);
        if (_all is [{ IsUnderWay: true } unfinished, ..])
            dates.AddRange([unfinished.Stages.NextChangeAfter(now), unfinished.BreaksAt, unfinished.AlarmAt, unfinished.RollsBackAt, unfinished.CompletesAfter]);
        return dates.Where(date => date > now).Min();
    }

    /// <summary>A former deployment leaves the list with its last task.</summary>
    public void RemoveFinished(Func<SimulatedDeployment, bool> hasTasks, DateTimeOffset now) =>
        _all.RemoveAll(deployment => deployment != Primary && !hasTasks(deployment) && !(deployment.RetainedUntil > now));

    public void Clear() => _all.Clear();
}
