namespace EcsRestart.Simulator;

/// <summary>The service deployments of a service, kept from when it is created until it is deleted. A rollback adds none.</summary>
/// <param name="count">Counts the tasks of a revision.</param>
internal sealed class DeploymentRecords(IdGenerator ids, Func<SimulatedRevision, TaskCounts> count)
{
    private readonly List<DeploymentRecord> _all = [];

    /// <summary>Oldest first; empty for services of other controllers than ECS.</summary>
    public IReadOnlyList<DeploymentRecord> All => _all;

    /// <summary>The last one, unless it has finished.</summary>
    public DeploymentRecord? Unfinished => _all is [.., { IsFinished: false } last] ? last : null;

    public void Begin(
        SimulatedDeployment target, IReadOnlyList<SimulatedRevision> sources, ServiceBehavior behaviour, DateTimeOffset now)
    {
        if (Unfinished is { } superseded)
            Finish(superseded, () => superseded.Stop(failure: null, now));
        if (target.Revision.IsRecorded)
            _all.Add(new(ids.NextRecordId(), target, sources, behaviour, now));
    }

    /// <summary>ECS gave the PRIMARY deployment up.</summary>
    /// <param name="restored">What it returns to; null when there is nothing.</param>
    public void GaveUp(RolloutFailure failure, bool wantsRollback, SimulatedRevision? restored, DateTimeOffset now)
    {
        if (Unfinished is not { } record)
            return;

        if (record.IsRollingBack)
            Finish(record, () => record.FailRollback(failure, $"Service deployment rollback failed: {failure.Cause}.", now));
        else if (!wantsRollback)
            Finish(record, () => record.Stop(failure, now));
        else if (restored is null)
            Finish(record, () => record.FailRollback(failure, "No rollback candidate was found to run the rollback.", now));
        else
            record.RollBack(failure, restored, now);
    }

    /// <summary>The new tasks have taken over and the bake is over, or the rollback is complete.</summary>
    public void Succeed(DateTimeOffset now)
    {
        if (Unfinished is { } record)
            Finish(record, () => record.Succeed(now));
    }

    /// <summary>Whether ECS calls a deployment successful, and no longer watches it.</summary>
    public bool HasSucceeded(SimulatedDeployment deployment) => _all.Exists(record => record.Target == deployment && record.HasSucceeded);

    public void Clear() => _all.Clear();

    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => _all is [.., var last] ? last.NextChangeAfter(now) : null;

    private void Finish(DeploymentRecord record, Action finish)
    {
        finish();
        record.Freeze(record.Sources.Append(record.Target.Revision).Distinct().ToDictionary(revision => revision, count));
    }
}
