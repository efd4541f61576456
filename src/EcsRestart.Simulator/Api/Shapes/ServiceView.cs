namespace EcsRestart.Simulator;

/// <summary>All that the answers about a service are made of, at one moment.</summary>
/// <param name="ServiceDeployments">Newest first.</param>
internal sealed record ServiceView(
    ServiceDescription Service, IReadOnlyList<TaskView> Tasks, IReadOnlyList<ServiceDeploymentDescription> ServiceDeployments)
{
    public static ServiceView Of(SimulatedService service, SimulatedAccount account) => new(
        ServiceDescription.Of(service, account, include: ["TAGS"]),
        [.. service.Tasks.Select(task => TaskView.Of(task, account.Arns.Task(service.Identity.Cluster, task.Id)))],
        [.. service.Records.Reverse().Select(record => ServiceDeploymentDescription.Of(service, record, account.Arns, service.Now))]);
}
