using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

internal sealed record ServiceDescription
{
    public required string ServiceArn { get; init; }

    public required string ServiceName { get; init; }

    public required string ClusterArn { get; init; }

    public required IReadOnlyList<LoadBalancer> LoadBalancers { get; init; }

    public IReadOnlyList<string> ServiceRegistries { get; } = [];

    public required string Status { get; init; }

    public required int DesiredCount { get; init; }

    public required int RunningCount { get; init; }

    public required int PendingCount { get; init; }

    public required string LaunchType { get; init; }

    public string? PlatformVersion { get; init; }

    public string? PlatformFamily { get; init; }

    public required string TaskDefinition { get; init; }

    public required DeploymentConfiguration DeploymentConfiguration { get; init; }

    public required IReadOnlyList<DeploymentDescription> Deployments { get; init; }

    public required IReadOnlyList<TaskSetDescription>? TaskSets { get; init; }

    public required string RoleArn { get; init; }

    public required IReadOnlyCollection<ServiceEvent> Events { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public IReadOnlyList<string> PlacementConstraints { get; } = [];

    public IReadOnlyList<string> PlacementStrategy { get; } = [];

    public JsonNode? NetworkConfiguration { get; init; }

    public required string SchedulingStrategy { get; init; }

    public DeploymentController? DeploymentController { get; init; }

    public bool EnableECSManagedTags { get; }

    public string PropagateTags { get; } = "NONE";

    public bool EnableExecuteCommand { get; }

    public string AvailabilityZoneRebalancing { get; } = "DISABLED";

    public string? CurrentServiceDeployment { get; init; }

    public IReadOnlyList<ServiceRevisionSummary>? CurrentServiceRevisions { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public static ServiceDescription From(SimulatedService service, SimulatedAccount account, IReadOnlyList<string>? include)
    {
        var behavior = service.Behavior;
        var counts = TaskCounts.From(service, _ => true);
        var isFargate = behavior.LaunchType == "FARGATE";

        // Deployments are listed only with the ECS controller; the other controllers use task sets.
        var isRolling = behavior.DeploymentController == "ECS";
        return new()
        {
            ServiceArn = service.Identity.Arn,
            ServiceName = service.Identity.Name,
            ClusterArn = account.Arns.Cluster(service.Identity.Cluster),
            LoadBalancers = LoadBalancer.From(service),
            Status = service.Status,
            DesiredCount = behavior.DesiredCount,
            RunningCount = counts.Running,
            PendingCount = counts.Pending,
            LaunchType = behavior.LaunchType,
            PlatformVersion = isFargate ? "LATEST" : null,
            PlatformFamily = isFargate ? "Linux" : null,
            TaskDefinition = service.TaskDefinition.Arn,
            DeploymentConfiguration = DeploymentConfiguration.From(behavior),
            Deployments = isRolling ? [.. service.Deployments.Select(deployment => DeploymentDescription.From(service, deployment))] : [],
            TaskSets = isRolling ? null : [.. service.Deployments.Select(deployment => TaskSetDescription.From(service, deployment))],
            RoleArn = account.Arns.ServiceRole(),
            Events = [.. service.Events],
            CreatedAt = service.CreatedAt,
            NetworkConfiguration = service.NetworkConfiguration?.DeepClone(),
            SchedulingStrategy = behavior.SchedulingStrategy,
            DeploymentController = behavior.AbsentMembers.Contains("deploymentController") ? null : new(behavior.DeploymentController),
            CurrentServiceDeployment = Shows("currentServiceDeployment", service, account) ? CurrentRecord(service, account.Arns) : null,
            CurrentServiceRevisions = Shows("currentServiceRevisions", service, account) ? CurrentRevisions(service, account.Arns) : null,
            Tags = Tag.Write(behavior.Tags, include),
        };
    }

    private static bool Shows(string member, SimulatedService service, SimulatedAccount account) =>
        account.ServiceDeploymentAccess != ServiceDeploymentAccess.Unknown && !service.Behavior.AbsentMembers.Contains(member);

    private static string? CurrentRecord(SimulatedService service, Arns arns)
    {
        var visible = service.Now - service.Behavior.ServiceDeployments.CurrentLag;
        return service.Records.LastOrDefault(record => record.CreatedAt <= visible) is { } current
            ? ServiceDeploymentDescription.ArnOf(service, current, arns)
            : null;
    }

    private static List<ServiceRevisionSummary>? CurrentRevisions(SimulatedService service, Arns arns)
    {
        var revisions = service.Deployments.Select(deployment => deployment.Revision).Distinct().Where(revision => revision.IsRecorded);
        var summaries = revisions.Select(revision => ServiceRevisionSummary.From(service, revision, arns)).ToList();
        return summaries.Count > 0 ? summaries : null;
    }
}
