using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class Service
{
    public string ClusterArn { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string CurrentServiceDeployment { get; set; }

    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    public DeploymentController DeploymentController { get; set; }

    public List<Deployment> Deployments { get; set; } = Absent.List<Deployment>();

    public int? DesiredCount { get; set; }

    public List<ServiceEvent> Events { get; set; } = Absent.List<ServiceEvent>();

    public int? HealthCheckGracePeriodSeconds { get; set; }

    public LaunchType LaunchType { get; set; }

    public int? PendingCount { get; set; }

    public int? RunningCount { get; set; }

    public SchedulingStrategy SchedulingStrategy { get; set; }

    public string ServiceArn { get; set; }

    public string ServiceName { get; set; }

    public string Status { get; set; }

    public List<Tag> Tags { get; set; } = Absent.List<Tag>();

    public string TaskDefinition { get; set; }

    internal static Service Read(JsonElement json) => new()
    {
        ClusterArn = json.Text("clusterArn"),
        CreatedAt = json.Time("createdAt"),
        CurrentServiceDeployment = json.Text("currentServiceDeployment"),
        DeploymentConfiguration = json.Object("deploymentConfiguration", DeploymentConfiguration.Read),
        DeploymentController = json.Object("deploymentController", DeploymentController.Read),
        Deployments = json.List("deployments", Deployment.Read),
        DesiredCount = json.Number("desiredCount"),
        Events = json.List("events", ServiceEvent.Read),
        HealthCheckGracePeriodSeconds = json.Number("healthCheckGracePeriodSeconds"),
        LaunchType = json.Text("launchType"),
        PendingCount = json.Number("pendingCount"),
        RunningCount = json.Number("runningCount"),
        SchedulingStrategy = json.Text("schedulingStrategy"),
        ServiceArn = json.Text("serviceArn"),
        ServiceName = json.Text("serviceName"),
        Status = json.Text("status"),
        Tags = json.List("tags", Tag.Read),
        TaskDefinition = json.Text("taskDefinition"),
    };
}
