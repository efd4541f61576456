namespace EcsRestart.Simulator;

/// <summary>Sees how the tasks of a rollout do, and gives the deployment up when too many of them fail or an alarm goes off.</summary>
internal sealed class RolloutHealth(
    ServiceIdentity identity, DeploymentHistory deployments, DeploymentRecords records, TaskPool tasks, ServiceEvents events, IdGenerator ids)
{
    private readonly List<SimulatedTask> _unreported = [];
    private int _unhealthyToReplace;

    private SimulatedDeployment Primary => deployments.Primary;

    /// <summary>Afterwards another deployment may be PRIMARY.</summary>
    public void Play(ServiceBehavior behaviour, DateTimeOffset now)
    {
        GreetNewcomers(now);
        PartWithFailing(now);
        if (!Primary.IsUnderWay || behaviour.DesiredCount == 0 || (!Primary.IsRestored && records.HasSucceeded(Primary)))
            return;

        if (Primary.RollsBackAt <= now)
            GiveUp(RolloutFailure.StoppedByUser, rollback: true, behaviour, now);
        else if (Primary.AlarmAt <= now)
            GiveUp(RolloutFailure.AlarmDetected, behaviour.Alarms is { Rollback: true }, behaviour, now);
        else if (Primary.FailedTasks >= CircuitBreaker.Threshold(behaviour.DesiredCount))
            Despair(behaviour, now);
        else
            Primary.BreaksAt = null;
    }

    /// <summary>How many of the tasks that start take the place of unhealthy ones.</summary>
    public int TakeReplacements(int starting)
    {
        var replacements = Math.Min(starting, _unhealthyToReplace);
        _unhealthyToReplace -= replacements;
        return replacements;
    }

    /// <summary>A new deployment starts its tasks for its own sake.</summary>
    public void ForgetReplacements() => _unhealthyToReplace = 0;

    /// <summary>Adds the events about tasks that failed just now. A replacement that starts at the same moment is reported before.</summary>
    public void ReportFailedTasks(DateTimeOffset now)
    {
        var unhealthy = _unreported.FindAll(task => task.Failure?.Kind == TaskFailureKind.NeverHealthy);
        foreach (var task in unhealthy)
            events.FailedHealthChecks(now, task);
        events.Stopped(now, unhealthy);
        events.Deregistered(now, _unreported);
        foreach (var reason in _unreported.FindAll(task => task.RunningAt is null).Select(task => task.End?.StoppedReason).Distinct())
            events.NotPlaced(now, reason ?? "");
        _unreported.Clear();
    }

    public void GiveUp(RolloutFailure failure, bool rollback, ServiceBehavior behaviour, DateTimeOffset now)
    {
        ForgetReplacements();
        ReportFailedTasks(now);
        var failed = Primary;
        var isRolledBack = deployments.FailPrimary(failure, rollback ? Restore : null, now);
        records.GaveUp(failure, rollback, isRolledBack ? Primary.Revision : null, now);
        events.Failed(now, behaviour.FailedDeployment.EventNamesDeployment ? failed : null, failure);
        if (!isRolledBack)
            return;

        failed.ShowAs(behaviour.FailedDeployment.ShownAs, now);
        events.RollingBack(now, Primary);

        SimulatedDeployment Restore(SimulatedDeployment target) => Restored(target, failure, behaviour.FailedDeployment, now);
    }

    private void GreetNewcomers(DateTimeOffset now)
    {
        events.Registered(now, tasks.Register(now));
        if (tasks.AnyJustEntered(TaskPhase.Running, now, IsOfPrimary))
            Primary.Starts.TaskRuns();
        if (tasks.AnyJustEntered(TaskPhase.Running, now, IsOfPrimary) || tasks.AnyJustEntered(TaskPhase.Healthy, now, IsOfPrimary))
            Primary.Revision.ImagesResolvedAt ??= now;
        if (tasks.AnyJustEntered(TaskPhase.Healthy, now, IsOfPrimary))
            Primary.TaskIsHealthy();
    }

    private void PartWithFailing(DateTimeOffset now)
    {
        var failing = tasks.Failing(now);
        foreach (var task in failing)
            Fail(task, now);

        _unhealthyToReplace += failing.Count(task => task.Failure?.Kind == TaskFailureKind.NeverHealthy);
        if (failing.Any(task => IsOfPrimary(task) && task.RunningAt is null))
            Primary.Starts.TaskFailedToStart(now);
    }

    private void Fail(SimulatedTask task, DateTimeOffset now)
    {
        if (task.Failure is not { } failure)
            return;

        task.Deployment.CountFailure(isCountedLate: failure is { Kind: TaskFailureKind.CannotStart, CountedAtNextStart: true });
        task.Stop(now, StopReason.Failed(failure, task.Deployment.TaskDefinition, identity.TargetGroupArn));
        _unreported.Add(task);
    }

    /// <summary>Without a breaker, ECS only says that it goes badly.</summary>
    private void Despair(ServiceBehavior behaviour, DateTimeOffset now)
    {
        if (!behaviour.CircuitBreaker.Enable)
        {
            if (!Primary.IsKnownToBeImpaired)
                events.Impaired(now);
            Primary.IsKnownToBeImpaired = true;
            return;
        }

        Primary.BreaksAt ??= now + behaviour.FailedDeployment.BreakerDelay;
        if (Primary.BreaksAt <= now)
            GiveUp(RolloutFailure.TasksFailed, behaviour.CircuitBreaker.Rollback, behaviour, now);
    }

    private SimulatedDeployment Restored(SimulatedDeployment target, RolloutFailure failure, FailedDeployment options, DateTimeOffset now)
    {
        var restored = target;
        var stages = RolloutStages.WithoutHooks(TimeSpan.Zero, ids, now);
        if (options.RestoredWithNewId)
        {
            restored = new(ids.NextDeploymentId(), target.TaskDefinition, target.CreatedAt, target.ShiftsTraffic, stages)
            {
                IsFirst = target.IsFirst,
                Revision = target.Revision,
            };
        }

        restored.Return(failure, stages, options.RestoredWithNewDate, now);
        return restored;
    }

    private bool IsOfPrimary(SimulatedTask task) => task.Deployment == Primary;
}
