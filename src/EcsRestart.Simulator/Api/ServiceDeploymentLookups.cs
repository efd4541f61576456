namespace EcsRestart.Simulator;

/// <summary>Finds service deployments and service revisions by ARN, in any cluster.</summary>
internal static class ServiceDeploymentLookups
{
    private const int MaxArns = 20;

    /// <exception cref="EcsException">The list is empty or too long.</exception>
    public static IReadOnlyList<string> RequireArns(IReadOnlyList<string>? arns, string member) => arns switch
    {
        not { Count: > 0 } => throw EcsException.InvalidParameter($"{member} cannot be empty."),
        { Count: > MaxArns } => throw EcsException.InvalidParameter($"{member} can have at most {MaxArns} items."),
        _ => arns,
    };

    /// <param name="arn">The ARN of a service deployment or revision: <c>…:KIND/CLUSTER/SERVICE/ID</c>.</param>
    /// <returns>The service, or null when it does not exist or has been deleted together with its records.</returns>
    public static SimulatedService? FindService(this SimulatedAccount account, string arn) =>
        arn.Split('/') is [_, var cluster, var service, _] && account.FindCluster(cluster)?.FindService(service) is { Status: not "INACTIVE" } found
            ? found
            : null;

    public static (SimulatedService Service, DeploymentRecord Record) RequireRecord(this SimulatedAccount account, string? arn)
    {
        if (arn is not { Length: > 0 })
            throw EcsException.InvalidParameter("serviceDeploymentArn cannot be empty.");

        var service = account.FindService(arn);
        var record = service?.Records.FirstOrDefault(candidate => ServiceDeploymentDescription.ArnOf(service, candidate, account.Arns) == arn);
        return service is not null && record is not null ? (service, record) : throw EcsException.ServiceDeploymentNotFound();
    }
}
