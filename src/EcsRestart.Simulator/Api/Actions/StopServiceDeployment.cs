namespace EcsRestart.Simulator;

/// <summary>Rolls back an unfinished service deployment, whatever the settings of the service.</summary>
internal static class StopServiceDeployment
{
    public static ServiceDeploymentResponse Serve(SimulatedAccount account, Request request)
    {
        var (service, record) = account.RequireRecord(request.ServiceDeploymentArn);
        var arn = ServiceDeploymentDescription.ArnOf(service, record, account.Arns);
        if ((request.StopType ?? "ROLLBACK") != "ROLLBACK")
            throw EcsException.Unsupported($"The simulator does not support stopType {request.StopType}: AWS does not document what it does.");

        switch (record.StatusAt(account.Now))
        {
            case "PENDING" or "IN_PROGRESS":
                service.RequestRollback(record);
                break;
            case "STOP_REQUESTED" or "ROLLBACK_REQUESTED" or "ROLLBACK_IN_PROGRESS":
                break;
            case var status:
                throw EcsException.Conflict($"The service deployment is {status} and can no longer be stopped.", [arn]);
        }

        return new(arn);
    }

    public sealed record Request
    {
        public string? ServiceDeploymentArn { get; init; }

        public string? StopType { get; init; }
    }
}
