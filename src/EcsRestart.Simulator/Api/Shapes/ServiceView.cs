namespace EcsRestart.Simulator;

/// <summary>All that the answers about a service are made of, at one moment.</summary>
internal sealed record ServiceView(ServiceDescription Service, IReadOnlyList<TaskView> Tasks)
{
    public static ServiceView Of(SimulatedService service, SimulatedAccount account) => new(
        ServiceDescription.Of(service, account, include: ["TAGS"]),
        [.. service.Tasks.Select(task => TaskView.Of(task, account.Arns.Task(service.Identity.Cluster, task.Id)))]);
}
