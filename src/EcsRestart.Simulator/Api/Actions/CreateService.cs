using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

internal static class CreateService
{
    public static ServiceResponse Serve(SimulatedAccount account, Request request)
    {
        Unsupported.Reject("CreateService", request.Others);
        foreach (var loadBalancer in request.LoadBalancers ?? [])
            Unsupported.Reject("loadBalancers", loadBalancer.Others);
        var cluster = account.RequireCluster(request.Cluster);
        var name = request.ServiceName is { Length: > 0 } specified ? specified : throw EcsException.InvalidParameter("Service name cannot be empty.");
        if (cluster.FindService(name) is { Status: not "INACTIVE" } existing)
            throw NotIdempotent(existing);

        var service = account.Create(cluster, name, Behavior(account, request), account.Now, request.NetworkConfiguration);
        account.KeepHistory(service)?.Record(account.Now);
        return new(ServiceDescription.From(service, account, include: ["TAGS"]));
    }

    private static EcsException NotIdempotent(SimulatedService existing) => EcsException.InvalidParameter(
        existing.Status == "DRAINING"
            ? "Unable to Start a service that is still Draining."
            : "Creation of service was not idempotent.");

    private static ServiceBehavior Behavior(SimulatedAccount account, Request request)
    {
        var defaults = account.NewServices with
        {
            DesiredCount = request.DesiredCount ?? 0,
            TaskDefinition = Arns.NameIn(account.RequireTaskDefinition(request.TaskDefinition).Arn),
            TargetGroup = request.LoadBalancers is [{ TargetGroupArn: { } targetGroup }, ..] ? TargetGroupName(targetGroup) : null,
            ContainerPort = request.LoadBalancers is [{ ContainerPort: { } port }, ..] ? port : account.NewServices.ContainerPort,
            DeploymentController = request.DeploymentController?.Type ?? "ECS",
            SchedulingStrategy = request.SchedulingStrategy ?? "REPLICA",
            LaunchType = request.LaunchType ?? account.NewServices.LaunchType,
            Tags = Tag.Read(request.Tags),
        };
        ServiceBehavior.RejectDesiredCount(defaults.DesiredCount);

        // A host has room for one task of a daemon service, so the old task stops before the new one starts.
        if (defaults.SchedulingStrategy == "DAEMON")
            defaults = defaults with { MinimumHealthyPercent = 0, MaximumPercent = 100 };
        return (request.DeploymentConfiguration ?? new()).ApplyTo(defaults);
    }

    /// <summary>Returns NAME from an ARN that ends in <c>targetgroup/NAME/ID</c>.</summary>
    private static string TargetGroupName(string arn) => arn.Split('/') is [_, var name, ..] ? name : arn;

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? ServiceName { get; init; }

        public string? TaskDefinition { get; init; }

        public int? DesiredCount { get; init; }

        public string? LaunchType { get; init; }

        public string? SchedulingStrategy { get; init; }

        public DeploymentController? DeploymentController { get; init; }

        public DeploymentConfiguration? DeploymentConfiguration { get; init; }

        public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

        public JsonNode? NetworkConfiguration { get; init; }

        public IReadOnlyList<Tag>? Tags { get; init; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }
    }
}
