namespace EcsRestart.Simulator;

/// <summary>Monitors the tasks of a rollout, and fails the deployment when too many tasks fail or an alarm goes off.</summary>
internal sealed class RolloutHealth(
    ServiceIdentity identity, DeploymentHistory deployments, DeploymentRecords records, TaskPool tasks, ServiceEvents events, IdGenerator ids)
{
    private readonly List<SimulatedTask> _unreported = [];
    private int _unhealthyToReplace;

    private SimulatedDeployment Primary => deployments.Primary;

    /// <summary>May make another deployment PRIMARY.</summary>
    public void Play(ServiceBehavior behavior, DateTimeOffset now)
    {
        RecordStartedTasks(now);
        StopFailingTasks(now);
        if (!Primary.IsInProgress || behavior.DesiredCount == 0 || (!Primary.IsRestored && records.HasSucceeded(Primary)))
            return;

        if (Primary.RollsBackAt <= now)
            FailDeployment(RolloutFailure.StoppedByUser, rollback: true, behavior, now);
        else if (Primary.AlarmAt <= now)
            FailDeployment(RolloutFailure.AlarmDetected, behavior.Alarms is { Rollback: true }, behavior, now);
        else if (Primary.FailedTasks >= CircuitBreaker.Threshold(behavior.DesiredCount))
            ApplyCircuitBreaker(behavior, now);
        else
            Primary.BreaksAt = null;
    }

    /// <summary>Returns how many of the starting tasks replace unhealthy ones.</summary>
    public int TakeReplacements(int starting)
    {
        var replacements = Math.Min(starting, _unhealthyToReplace);
        _unhealthyToReplace -= replacements;
        return replacements;
    }

    /// <summary>Called for a new deployment, whose tasks are not replacements.</summary>
    public void ForgetReplacements() => _unhealthyToReplace = 0;

    /// <summary>
    /// Adds the events about tasks that have just failed. Called after the events of replacements that start at the same moment.
    /// </summary>
    public void ReportFailedTasks(DateTimeOffset now)
    {
        var unhealthy = _unreported.FindAll(task => task.Failure?.Kind == TaskFailureKind.NeverHealthy);
        foreach (var task in unhealthy)
            events.FailedHealthChecks(now, task);
        events.Stopped(now, unhealthy);
        events.Deregistered(now, _unreported);
        foreach (var reason in _unreported.FindAll(task => task.RunningAt is null).Select(task => task.StopReason?.StoppedReason).Distinct())
            events.NotPlaced(now, reason ?? "");
        _unreported.Clear();
    }

    public void FailDeployment(RolloutFailure failure, bool rollback, ServiceBehavior behavior, DateTimeOffset now)
    {
        ForgetReplacements();
        ReportFailedTasks(now);
        var failed = Primary;
        var isRolledBack = deployments.FailPrimary(failure, rollback ? Restore : null, now);
        records.RecordFailure(failure, rollback, isRolledBack ? Primary.Revision : null, now);
        events.Failed(now, behavior.FailedDeployment.EventNamesDeployment ? failed : null, failure);
        if (!isRolledBack)
            return;

        failed.ShowAs(behavior.FailedDeployment.ShownAs, now);
        events.RollingBack(now, Primary);

        SimulatedDeployment Restore(SimulatedDeployment target) => CreateRestored(target, failure, behavior.FailedDeployment, now);
    }

    private void RecordStartedTasks(DateTimeOffset now)
    {
        events.Registered(now, tasks.Register(now));
        if (tasks.AnyJustEntered(TaskPhase.Running, now, IsPrimary))
            Primary.Starts.RecordRunningTask();
        if (tasks.AnyJustEntered(TaskPhase.Running, now, IsPrimary) || tasks.AnyJustEntered(TaskPhase.Healthy, now, IsPrimary))
            Primary.Revision.ImagesResolvedAt ??= now;
        if (tasks.AnyJustEntered(TaskPhase.Healthy, now, IsPrimary))
            Primary.RecordHealthyTask();
    }

    private void StopFailingTasks(DateTimeOffset now)
    {
        var failing = tasks.Failing(now);
        foreach (var task in failing)
            Fail(task, now);

        _unhealthyToReplace += failing.Count(task => task.Failure?.Kind == TaskFailureKind.NeverHealthy);
        if (failing.Any(task => IsPrimary(task) && task.RunningAt is null))
            Primary.Starts.RecordFailedStart(now);
    }

    private void Fail(SimulatedTask task, DateTimeOffset now)
    {
        if (task.Failure is not { } failure)
            return;

        task.Deployment.CountFailure(isCountedLate: failure is { Kind: TaskFailureKind.CannotStart, CountedAtNextStart: true });
        task.Stop(now, StopReason.Failed(failure, task.Deployment.TaskDefinition, identity.TargetGroupArn));
        _unreported.Add(task);
    }

    /// <summary>Without a circuit breaker, ECS only adds a service event.</summary>
    private void ApplyCircuitBreaker(ServiceBehavior behavior, DateTimeOffset now)
    {
        if (!behavior.CircuitBreaker.Enable)
        {
            if (!Primary.IsImpairedReported)
                events.Impaired(now);
            Primary.IsImpairedReported = true;
            return;
        }

        Primary.BreaksAt ??= now + behavior.FailedDeployment.BreakerDelay;
        if (Primary.BreaksAt <= now)
            FailDeployment(RolloutFailure.TasksFailed, behavior.CircuitBreaker.Rollback, behavior, now);
    }

    private SimulatedDeployment CreateRestored(SimulatedDeployment target, RolloutFailure failure, FailedDeployment options, DateTimeOffset now)
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

        restored.Restore(failure, stages, options.RestoredWithNewDate, now);
        return restored;
    }

    private bool IsPrimary(SimulatedTask task) => task.Deployment == Primary;
}
