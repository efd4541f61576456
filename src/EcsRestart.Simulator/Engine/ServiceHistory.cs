namespace EcsRestart.Simulator;

/// <summary>Creates a service in the past and plays its history up to now, so that its state is consistent.</summary>
internal static class ServiceHistory
{
    public static void Play(SimulatedAccount account, SimulatedCluster cluster, string name, ServiceBehavior behavior)
    {
        var service = account.Create(cluster, name, behavior, account.Now - behavior.DeployedAgo);
        if (behavior.RestartedAgo is { } restartedAgo)
        {
            service.AdvanceTo(account.Now - restartedAgo);
            service.Deploy(service.TaskDefinition);
        }

        if (behavior.Status == "INACTIVE")
        {
            service.AdvanceTo(account.Now - behavior.DrainDelay);
            service.Delete();
        }

        service.AdvanceTo(account.Now);
        if (behavior.Status == "DRAINING")
            service.Delete();
        account.KeepHistory(service)?.RecordInitialState();
    }
}
