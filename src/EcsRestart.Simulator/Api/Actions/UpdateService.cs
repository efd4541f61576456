using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

internal static class UpdateService
{
    private const int MaxDeployments = 5;

    public static ServiceResponse Serve(SimulatedAccount account, Request request)
    {
        Unsupported.Reject("UpdateService", request.Others);
        var cluster = account.RequireCluster(request.Cluster);
        var service = cluster.FindService(request.Service ?? "") ?? throw EcsException.ServiceNotFound();
        if (service.Status != "ACTIVE")
            throw EcsException.ServiceNotActive();

        RejectOtherControllers(service, request);
        var behavior = ApplyTo(service.Behavior, request);
        var taskDefinition = request.TaskDefinition is { } named ? account.RequireTaskDefinition(named) : service.TaskDefinition;
        var isDeployment = request.ForceNewDeployment || taskDefinition != service.TaskDefinition;
        if (isDeployment && service.Deployments.Count >= MaxDeployments)
            throw EcsException.InvalidParameter($"{MaxDeployments} active deployments exist, unable to create new deployment.");

        service.Change(behavior);
        if (request.ForceNewDeployment)
            service.Force(taskDefinition);
        else if (isDeployment)
            service.Deploy(taskDefinition);
        return new(ServiceDescription.From(service, account, include: ["TAGS"]));
    }

    /// <remarks>AWS publishes the messages for CODE_DEPLOY. Those for EXTERNAL are unknown and modeled on them.</remarks>
    private static void RejectOtherControllers(SimulatedService service, Request request)
    {
        var remedy = service.Behavior.DeploymentController switch
        {
            "CODE_DEPLOY" => "a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.",
            "EXTERNAL" => "an EXTERNAL deployment controller. Use CreateTaskSet to trigger a new deployment.",
            _ => null,
        };
        if (remedy is not null && request.TaskDefinition is not null)
            throw EcsException.InvalidParameter($"Unable to update task definition on services with {remedy}");
        if (remedy is not null && request.ForceNewDeployment)
            throw EcsException.InvalidParameter($"Cannot force a new deployment on services with {remedy}");
    }

    private static ServiceBehavior ApplyTo(ServiceBehavior behavior, Request request)
    {
        ServiceBehavior.RejectDesiredCount(request.DesiredCount ?? 0);

        var scaled = behavior with { DesiredCount = request.DesiredCount ?? behavior.DesiredCount };
        return request.DeploymentConfiguration?.ApplyTo(scaled) ?? scaled;
    }

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? Service { get; init; }

        public int? DesiredCount { get; init; }

        public string? TaskDefinition { get; init; }

        public DeploymentConfiguration? DeploymentConfiguration { get; init; }

        public bool ForceNewDeployment { get; init; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }
    }
}
