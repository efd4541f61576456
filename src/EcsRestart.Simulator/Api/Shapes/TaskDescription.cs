using System.Diagnostics;

namespace EcsRestart.Simulator;

internal sealed record TaskDescription
{
    public required string TaskArn { get; init; }

    public required string ClusterArn { get; init; }

    public required string TaskDefinitionArn { get; init; }

    public required string LastStatus { get; init; }

    public required string DesiredStatus { get; init; }

    public required string HealthStatus { get; init; }

    public required IReadOnlyList<ContainerDescription> Containers { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppingAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public string? StopCode { get; init; }

    public string? StoppedReason { get; init; }

    public string? StartedBy { get; init; }

    public required string Group { get; init; }

    public string? LaunchType { get; init; }

    public string? CapacityProviderName { get; init; }

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public static TaskDescription From(SimulatedTask task, SimulatedService service, SimulatedAccount account)
    {
        var phase = service.PhaseOf(task);
        var definition = task.Deployment.TaskDefinition;
        var isToldToStop = task.StoppingAt is not null;
        return new()
        {
            TaskArn = account.Arns.Task(service.Identity.Cluster, task.Id),
            ClusterArn = account.Arns.Cluster(service.Identity.Cluster),
            TaskDefinitionArn = definition.Arn,
            LastStatus = StatusText(phase),
            DesiredStatus = isToldToStop ? "STOPPED" : "RUNNING",
            HealthStatus = HealthText(task, phase),
            Containers = [.. ContainersOf(task, service, account)],
            CreatedAt = task.CreatedAt,
            StartedAt = phase is TaskPhase.Provisioning or TaskPhase.Pending || task.StoppingAt < task.RunningAt ? null : task.RunningAt,
            StoppingAt = task.StoppingAt,
            StoppedAt = phase == TaskPhase.Stopped ? task.StoppedAt : null,
            StopCode = task.StopReason?.StopCode,
            StoppedReason = task.StopReason?.StoppedReason,
            StartedBy = task.Deployment.Id,
            Group = $"service:{service.Identity.Name}",
            LaunchType = service.Behavior.LaunchType,
            Cpu = definition.Text("cpu"),
            Memory = definition.Text("memory"),
        };
    }

    /// <summary>Describes a task that RunTask started.</summary>
    public static TaskDescription From(OneTimeTask task, SimulatedCluster cluster, SimulatedAccount account)
    {
        var now = account.Now;
        var status = task.StatusAt(now);
        var isStopping = task.StoppingAt <= now;
        return new()
        {
            TaskArn = account.Arns.Task(cluster.Name, task.Id),
            ClusterArn = cluster.Arn,
            TaskDefinitionArn = task.Definition.Arn,
            LastStatus = status,
            DesiredStatus = isStopping ? "STOPPED" : "RUNNING",
            HealthStatus = "UNKNOWN",
            Containers = [.. ContainersOf(task, cluster, account)],
            CreatedAt = task.CreatedAt,
            StartedAt = task.RunningAt <= now ? task.RunningAt : null,
            StoppingAt = isStopping ? task.StoppingAt : null,
            StoppedAt = status == "STOPPED" ? task.StoppedAt : null,
            StopCode = isStopping ? task.StopReason?.StopCode : null,
            StoppedReason = isStopping ? task.StopReason?.StoppedReason : null,
            StartedBy = task.StartedBy,
            Group = task.Group,
            LaunchType = task.LaunchType,
            CapacityProviderName = task.CapacityProviderName,
            Cpu = task.Definition.Text("cpu"),
            Memory = task.Definition.Text("memory"),
        };
    }

    private static IEnumerable<ContainerDescription> ContainersOf(OneTimeTask task, SimulatedCluster cluster, SimulatedAccount account) =>
        from container in task.Definition.Containers()
        select new ContainerDescription
        {
            ContainerArn = account.Arns.Container(cluster.Name, task.Id, container.Name),
            TaskArn = account.Arns.Task(cluster.Name, task.Id),
            Name = container.Name,
            Image = container.Image,
            LastStatus = task.StatusAt(account.Now) switch
            {
                "RUNNING" => "RUNNING",
                "DEPROVISIONING" or "STOPPED" => "STOPPED",
                _ => "PENDING",
            },
            ExitCode = task.ExitCodeOf(container.Name, account.Now),
            Reason = task.ReasonOf(container.Name, account.Now),
            HealthStatus = "UNKNOWN",
        };

    private static IEnumerable<ContainerDescription> ContainersOf(SimulatedTask task, SimulatedService service, SimulatedAccount account)
    {
        var phase = service.PhaseOf(task);
        var containers = task.Deployment.TaskDefinition.Containers().ToList();
        var failure = task.StopReason?.Failure;
        var atFault = failure?.Container ?? containers.FirstOrDefault().Name;
        return from container in containers
               let ownFailure = container.Name == atFault ? failure : null
               select new ContainerDescription
               {
                   ContainerArn = account.Arns.Container(service.Identity.Cluster, task.Id, container.Name),
                   TaskArn = account.Arns.Task(service.Identity.Cluster, task.Id),
                   Name = container.Name,
                   Image = container.Image,
                   LastStatus = phase switch
                   {
                       TaskPhase.Provisioning or TaskPhase.Pending => "PENDING",
                       TaskPhase.Stopped => "STOPPED",
                       _ => "RUNNING",
                   },
                   ExitCode = phase == TaskPhase.Stopped && task.RunningAt <= task.StoppingAt ? ExitCodeAfter(ownFailure, service) : null,
                   Reason = ownFailure?.Reason,
                   HealthStatus = HealthText(task, phase),
               };
    }

    private static int ExitCodeAfter(TaskFailure? failure, SimulatedService service) =>
        failure?.Kind == TaskFailureKind.Crash ? failure.ExitCode : service.Behavior.StopExitCode;

    private static string HealthText(SimulatedTask task, TaskPhase phase) => phase switch
    {
        TaskPhase.Healthy => "HEALTHY",
        _ when task.StopReason?.Failure?.Kind == TaskFailureKind.NeverHealthy => "UNHEALTHY",
        _ => "UNKNOWN",
    };

    private static string StatusText(TaskPhase phase) => phase switch
    {
        TaskPhase.Provisioning => "PROVISIONING",
        TaskPhase.Pending => "PENDING",
        TaskPhase.Running or TaskPhase.Healthy => "RUNNING",
        TaskPhase.Draining => "DEACTIVATING",
        TaskPhase.Stopped => "STOPPED",
        _ => throw new UnreachableException(),
    };
}
