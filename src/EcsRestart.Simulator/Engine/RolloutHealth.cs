namespace EcsRestart.Simulator;

/// <summary>Sees how the tasks of a rollout do, and gives the deployment up when too many of them fail.</summary>
internal sealed class RolloutHealth(ServiceIdentity identity, DeploymentLine deployments, TaskPool tasks, ServiceEvents events)
{
    private int _unhealthyToReplace;

    private SimulatedDeployment Primary => deployments.Primary;

    /// <summary>Afterwards another deployment may be PRIMARY.</summary>
    public void Play(ServiceBehaviour behaviour, DateTimeOffset now)
    {
        GreetNewcomers(now);
        PartWithFailing(now);
        if (Primary.IsUnderWay && behaviour.DesiredCount > 0 && Primary.FailedTasks >= CircuitBreaker.Threshold(behaviour.DesiredCount))
            Despair(behaviour.CircuitBreaker, now);
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

    private void GreetNewcomers(DateTimeOffset now)
    {
        events.Registered(now, tasks.Register(now));
        if (tasks.HasAnyJust(TaskPhase.Running, now, IsOfPrimary))
            Primary.Starts.TaskRuns();
        if (tasks.HasAnyJust(TaskPhase.Healthy, now, IsOfPrimary))
            Primary.TaskIsHealthy();
    }

    private void PartWithFailing(DateTimeOffset now)
    {
        var failing = tasks.Failing(now);
        foreach (var task in failing)
            Fail(task, now);

        var unhealthy = failing.Where(task => task.Failure?.Kind == TaskFailureKind.NeverHealthy).ToList();
        _unhealthyToReplace += unhealthy.Count;
        events.Stopped(now, unhealthy);
        events.Deregistered(now, failing);
        if (failing.Any(task => IsOfPrimary(task) && task.RunningAt is null))
            Primary.Starts.TaskFailedToStart(now);
    }

    private void Fail(SimulatedTask task, DateTimeOffset now)
    {
        if (task.Failure is not { } failure)
            return;

        task.Deployment.CountFailure();
        task.Stop(now, TaskEnd.Failed(failure, task.Deployment.TaskDefinition, identity.TargetGroupArn));
        if (failure.Kind == TaskFailureKind.NeverHealthy)
            events.FailedHealthChecks(now, task);
    }

    /// <summary>Without a breaker, ECS only says that it goes badly.</summary>
    private void Despair(CircuitBreaker breaker, DateTimeOffset now)
    {
        if (breaker.Enable)
            GiveUp(Primary, breaker.Rollback, now);
        else if (!Primary.IsKnownToBeImpaired)
            events.Impaired(now);
        Primary.IsKnownToBeImpaired = true;
    }

    private void GiveUp(SimulatedDeployment failed, bool rollback, DateTimeOffset now)
    {
        ForgetReplacements();
        var isRolledBack = deployments.FailPrimary(rollback, now);
        events.Failed(now, failed);
        if (isRolledBack)
            events.RollingBack(now, Primary);
    }

    private bool IsOfPrimary(SimulatedTask task) => task.Deployment == Primary;
}
