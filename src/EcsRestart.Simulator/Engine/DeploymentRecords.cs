namespace EcsRestart.Simulator;

/// <summary>The service deployments of a service, from its creation to its deletion. A rollback does not add one.</summary>
/// <param name="count">Counts the tasks of a revision.</param>
internal sealed class DeploymentRecords(IdGenerator ids, Func<SimulatedRevision, TaskCounts> count)
{
    private readonly List<DeploymentRecord> _all = [];

    /// <summary>Oldest first. Empty for controllers other than ECS.</summary>
    public IReadOnlyList<DeploymentRecord> All => _all;

    /// <summary>The last record, or null when it has finished.</summary>
    public DeploymentRecord? Unfinished => _all is [.., { IsFinished: false } last] ? last : null;

    public void Start(
        SimulatedDeployment target, IReadOnlyList<SimulatedRevision> sources, ServiceBehavior behavior, DateTimeOffset now)
    {
        if (Unfinished is { } superseded)
            Finish(superseded, () => superseded.Stop(failure: null, now));
        if (target.Revision.IsRecorded)
            _all.Add(new(ids.NextRecordId(), target, sources, behavior, now));
    }

    /// <summary>Records the failure of the PRIMARY deployment.</summary>
    /// <param name="restored">The revision to return to, or null for none.</param>
    public void RecordFailure(RolloutFailure failure, bool rollback, SimulatedRevision? restored, DateTimeOffset now)
    {
        if (Unfinished is not { } record)
            return;

        if (record.IsRollingBack)
            Finish(record, () => record.FailRollback(failure, $"Service deployment rollback failed: {failure.Cause}.", now));
        else if (!rollback)
            Finish(record, () => record.Stop(failure, now));
        else if (restored is null)
            Finish(record, () => record.FailRollback(failure, "No rollback candidate was found to run the rollback.", now));
        else
            record.RollBack(failure, restored, now);
    }

    /// <summary>Records that the new tasks have taken over and the bake time has passed, or that the rollback is complete.</summary>
    public void Succeed(DateTimeOffset now)
    {
        if (Unfinished is { } record)
            Finish(record, () => record.Succeed(now));
    }

    /// <summary>True when ECS has recorded the deployment as successful and no longer monitors it.</summary>
    public bool HasSucceeded(SimulatedDeployment deployment) => _all.Exists(record => record.Target == deployment && record.HasSucceeded);

    public void Clear() => _all.Clear();

    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => _all is [.., var last] ? last.NextChangeAfter(now) : null;

    private void Finish(DeploymentRecord record, Action finish)
    {
        finish();
        record.Freeze(record.Sources.Append(record.Target.Revision).Distinct().ToDictionary(revision => revision, count));
    }
}
