using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class RunTaskRequest : AmazonECSRequest, IWireRequest
{
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = Absent.List<CapacityProviderStrategyItem>();

    public string ClientToken { get; set; }

    public string Cluster { get; set; }

    public int? Count { get; set; }

    public string Group { get; set; }

    public LaunchType LaunchType { get; set; }

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public TaskOverride Overrides { get; set; }

    public string StartedBy { get; set; }

    public string TaskDefinition { get; set; }

    IRequest IWireRequest.Marshall() => Json("RunTask", json => json
        .Objects("capacityProviderStrategy", CapacityProviderStrategy, CapacityProviderStrategyItem.Write)
        .Text("clientToken", ClientToken ?? Guid.NewGuid().ToString())
        .Text("cluster", Cluster)
        .Number("count", Count)
        .Text("group", Group)
        .Text("launchType", LaunchType)
        .Object("networkConfiguration", NetworkConfiguration, NetworkConfiguration.Write)
        .Object("overrides", Overrides, TaskOverride.Write)
        .Text("startedBy", StartedBy)
        .Text("taskDefinition", TaskDefinition));
}
