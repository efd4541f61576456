namespace EcsRestart.Simulator;

/// <summary>The data for responses about a service at one moment.</summary>
/// <param name="ServiceDeployments">Newest first.</param>
internal sealed record ServiceView(
    ServiceDescription Service, IReadOnlyList<TaskView> Tasks, IReadOnlyList<ServiceDeploymentDescription> ServiceDeployments)
{
    public static ServiceView From(SimulatedService service, SimulatedAccount account) => new(
        ServiceDescription.From(service, account, include: ["TAGS"]),
        [.. service.Tasks.Select(task => TaskView.From(task, account.Arns.Task(service.Identity.Cluster, task.Id)))],
        [.. service.Records.Reverse().Select(record => ServiceDeploymentDescription.From(service, record, account.Arns, service.Now))]);
}
