namespace EcsRestart.Simulator;

/// <summary>Makes the tasks of a service, and decides which of them fail.</summary>
internal sealed class TaskGenerator(IdGenerator ids)
{
    private int _failing;

    /// <summary>Tasks that start together; they come up one after the other, evenly over the spread.</summary>
    public IReadOnlyList<SimulatedTask> Make(int count, SimulatedDeployment deployment, ServiceBehavior behaviour, DateTimeOffset now)
    {
        return [.. Enumerable.Range(0, count).Select(NewTask)];

        SimulatedTask NewTask(int index)
        {
            var lag = count > 1 ? behaviour.StartSpread * index / (count - 1) : TimeSpan.Zero;
            return new(ids.NextHex(), deployment, now, behaviour.StartDelay + lag, behaviour, NextFailure(deployment, behaviour.Failure));
        }
    }

    private TaskFailure? NextFailure(SimulatedDeployment deployment, TaskFailure? failure)
    {
        if (failure is null || _failing >= failure.FirstTasks || !IsMeant(deployment, failure))
            return null;

        _failing++;
        return failure;
    }

    private static bool IsMeant(SimulatedDeployment deployment, TaskFailure failure) => deployment switch
    {
        { IsRestored: true } => failure.RestoredDeploymentToo,
        { IsFirst: true } => failure.IncludeFirstDeployment,
        _ => true,
    };
}
