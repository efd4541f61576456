namespace EcsRestart.Simulator;

/// <summary>The deployments of a service that are still listed, and the last completed deployment, for rollbacks.</summary>
internal sealed class DeploymentHistory
{
    private readonly List<SimulatedDeployment> _all = [];
    private readonly List<string> _failedIds = [];

    /// <summary>The last completed deployment. Kept after its tasks have stopped and it is no longer listed.</summary>
    private SimulatedDeployment? _lastCompleted;

    /// <summary>PRIMARY first.</summary>
    public IReadOnlyList<SimulatedDeployment> All => _all;

    /// <summary>The IDs of all failed deployments, oldest first.</summary>
    public IReadOnlyList<string> FailedIds => _failedIds;

    public SimulatedDeployment Primary => _all[0];

    public void Start(SimulatedDeployment deployment)
    {
        foreach (var previous in _all)
            previous.Supersede();
        _all.Insert(0, deployment);
    }

    public void CompletePrimary(DateTimeOffset now)
    {
        Primary.Complete(now);
        _lastCompleted = Primary;
    }

    /// <summary>Marks the PRIMARY deployment as failed.</summary>
    /// <param name="restore">Makes the last completed deployment, or a copy of it, PRIMARY again. Null for no rollback.</param>
    /// <returns>
    /// True when there was a deployment to roll back to. It can be rolled back to again only after it has completed again.
    /// </returns>
    public bool FailPrimary(RolloutFailure failure, Func<SimulatedDeployment, SimulatedDeployment>? restore, DateTimeOffset now)
    {
        Primary.Fail(failure, now);
        _failedIds.Add(Primary.Id);
        if (restore is null || _lastCompleted is not { } target)
            return false;

        _lastCompleted = null;
        var restored = restore(target);
        _all.Remove(restored);
        Start(restored);
        return true;
    }

    /// <summary>
    /// The next time a deployment leaves the list, or the PRIMARY one enters a stage, fails or may start tasks again. Null when there is
    /// none.
    /// </summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now)
    {
        List<DateTimeOffset?> dates = [.. _all.Select(deployment => deployment.RetainedUntil)];
        if (_all is [var primary, ..])
            dates.Add(primary.Starts.Until);
        if (_all is [{ IsInProgress: true } unfinished, ..])
            dates.AddRange([unfinished.Stages.NextChangeAfter(now), unfinished.BreaksAt, unfinished.AlarmAt, unfinished.RollsBackAt, unfinished.CompletesAfter]);
        return dates.Where(date => date > now).Min();
    }

    /// <summary>Removes old deployments whose last task has stopped.</summary>
    public void RemoveFinished(Func<SimulatedDeployment, bool> hasTasks, DateTimeOffset now) =>
        _all.RemoveAll(deployment => deployment != Primary && !hasTasks(deployment) && !(deployment.RetainedUntil > now));

    public void Clear() => _all.Clear();
}
