namespace EcsRestart.Simulator;

internal static class DeleteService
{
    public static ServiceResponse Serve(SimulatedAccount account, Request request)
    {
        var cluster = account.RequireCluster(request.Cluster);
        var service = cluster.FindService(request.Service ?? "") ?? throw EcsException.ServiceNotFound();
        if (service.Status == "INACTIVE")
            throw EcsException.ServiceNotActive();
        if (service.Behavior.DesiredCount > 0 && !request.Force)
            throw EcsException.InvalidParameter("The service cannot be stopped while it is scaled above 0.");

        service.Delete();
        return new(ServiceDescription.From(service, account, include: ["TAGS"]));
    }

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? Service { get; init; }

        public bool Force { get; init; }
    }
}
