using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ServiceDeploymentBrief
{
    public DateTime? CreatedAt { get; set; }

    public string ServiceArn { get; set; }

    public string ServiceDeploymentArn { get; set; }

    public ServiceDeploymentStatus Status { get; set; }

    public string StatusReason { get; set; }

    public string TargetServiceRevisionArn { get; set; }

    internal static ServiceDeploymentBrief Read(JsonElement json) => new()
    {
        CreatedAt = json.Time("createdAt"),
        ServiceArn = json.Text("serviceArn"),
        ServiceDeploymentArn = json.Text("serviceDeploymentArn"),
        Status = json.Text("status"),
        StatusReason = json.Text("statusReason"),
        TargetServiceRevisionArn = json.Text("targetServiceRevisionArn"),
    };
}
