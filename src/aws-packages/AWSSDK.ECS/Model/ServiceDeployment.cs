using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ServiceDeployment
{
    public ServiceDeploymentAlarms Alarms { get; set; }

    public DateTime? CreatedAt { get; set; }

    public ServiceDeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    public List<DeploymentLifecycleHookDetail> LifecycleHookDetails { get; set; } = Absent.List<DeploymentLifecycleHookDetail>();

    public ServiceDeploymentLifecycleStage LifecycleStage { get; set; }

    public Rollback Rollback { get; set; }

    public string ServiceArn { get; set; }

    public string ServiceDeploymentArn { get; set; }

    public List<ServiceRevisionSummary> SourceServiceRevisions { get; set; } = Absent.List<ServiceRevisionSummary>();

    public ServiceDeploymentStatus Status { get; set; }

    public string StatusReason { get; set; }

    public ServiceRevisionSummary TargetServiceRevision { get; set; }

    internal static ServiceDeployment Read(JsonElement json) => new()
    {
        Alarms = json.Object("alarms", ServiceDeploymentAlarms.Read),
        CreatedAt = json.Time("createdAt"),
        DeploymentCircuitBreaker = json.Object("deploymentCircuitBreaker", ServiceDeploymentCircuitBreaker.Read),
        LifecycleHookDetails = json.List("lifecycleHookDetails", DeploymentLifecycleHookDetail.Read),
        LifecycleStage = json.Text("lifecycleStage"),
        Rollback = json.Object("rollback", Rollback.Read),
        ServiceArn = json.Text("serviceArn"),
        ServiceDeploymentArn = json.Text("serviceDeploymentArn"),
        SourceServiceRevisions = json.List("sourceServiceRevisions", ServiceRevisionSummary.Read),
        Status = json.Text("status"),
        StatusReason = json.Text("statusReason"),
        TargetServiceRevision = json.Object("targetServiceRevision", ServiceRevisionSummary.Read),
    };
}
