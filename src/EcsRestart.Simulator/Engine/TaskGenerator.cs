namespace EcsRestart.Simulator;

/// <summary>Creates the tasks of a service and decides which of them fail.</summary>
internal sealed class TaskGenerator(IdGenerator ids)
{
    private int _failing;

    /// <summary>Creates tasks that start together. Their start times are spread evenly over the spread.</summary>
    public IReadOnlyList<SimulatedTask> Create(int count, SimulatedDeployment deployment, ServiceBehavior behavior, DateTimeOffset now)
    {
        return [.. Enumerable.Range(0, count).Select(NewTask)];

        SimulatedTask NewTask(int index)
        {
            var lag = count > 1 ? behavior.StartSpread * index / (count - 1) : TimeSpan.Zero;
            return new(ids.NextHex(), deployment, now, behavior.StartDelay + lag, behavior, NextFailure(deployment, behavior.Failure));
        }
    }

    private TaskFailure? NextFailure(SimulatedDeployment deployment, TaskFailure? failure)
    {
        if (failure is null || _failing >= failure.FirstTasks || !Affects(deployment, failure))
            return null;

        _failing++;
        return failure;
    }

    private static bool Affects(SimulatedDeployment deployment, TaskFailure failure) => deployment switch
    {
        { IsRestored: true } => failure.RestoredDeploymentToo,
        { IsFirst: true } => failure.IncludeFirstDeployment,
        _ => true,
    };
}
