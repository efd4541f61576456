using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>A service revision in a describe response.</summary>
internal sealed record ServiceRevisionDescription
{
    public required string ServiceRevisionArn { get; init; }

    public required string ServiceArn { get; init; }

    public required string ClusterArn { get; init; }

    public required string TaskDefinition { get; init; }

    public required string LaunchType { get; init; }

    public string? PlatformVersion { get; init; }

    public string? PlatformFamily { get; init; }

    public IReadOnlyList<LoadBalancer> LoadBalancers { get; init; } = [];

    public JsonNode? NetworkConfiguration { get; init; }

    public required IReadOnlyList<ContainerImage> ContainerImages { get; init; }

    public bool GuardDutyEnabled { get; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static ServiceRevisionDescription From(SimulatedService service, SimulatedRevision revision, Arns arns)
    {
        var isFargate = revision.Behavior.LaunchType == "FARGATE";
        return new()
        {
            ServiceRevisionArn = ServiceRevisionSummary.ArnOf(service, revision, arns),
            ServiceArn = service.Identity.Arn,
            ClusterArn = arns.Cluster(service.Identity.Cluster),
            TaskDefinition = revision.TaskDefinition.Arn,
            LaunchType = revision.Behavior.LaunchType,
            PlatformVersion = isFargate ? "1.4.0" : null,
            PlatformFamily = isFargate ? "Linux" : null,
            LoadBalancers = LoadBalancer.From(service),
            NetworkConfiguration = service.NetworkConfiguration?.DeepClone(),
            ContainerImages =
            [
                .. from container in revision.TaskDefinition.Containers()
                   let image = container.Image ?? ""
                   select new ContainerImage(container.Name, image, revision.DigestOf(image)),
            ],
            CreatedAt = revision.CreatedAt,
        };
    }
}
