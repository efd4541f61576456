namespace EcsRestart.Simulator;

/// <summary>Brings a service into being as if it had lived before: what happened is played, not made up.</summary>
internal static class ServiceHistory
{
    public static void Play(SimulatedAccount account, SimulatedCluster cluster, string name, ServiceBehavior behaviour)
    {
        var service = account.Create(cluster, name, behaviour, account.Now - behaviour.DeployedAgo);
        if (behaviour.RestartedAgo is { } restartedAgo)
        {
            service.AdvanceTo(account.Now - restartedAgo);
            service.Deploy(service.TaskDefinition);
        }

        if (behaviour.Status == "INACTIVE")
        {
            service.AdvanceTo(account.Now - behaviour.DrainDelay);
            service.Delete();
        }

        service.AdvanceTo(account.Now);
        if (behaviour.Status == "DRAINING")
            service.Delete();
        account.KeepHistory(service)?.RecordInitialState();
    }
}
