using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class Task
{
    public string AvailabilityZone { get; set; }

    public string CapacityProviderName { get; set; }

    public string ClusterArn { get; set; }

    public List<Container> Containers { get; set; } = Absent.List<Container>();

    public DateTime? CreatedAt { get; set; }

    public string DesiredStatus { get; set; }

    public DateTime? ExecutionStoppedAt { get; set; }

    public string Group { get; set; }

    public HealthStatus HealthStatus { get; set; }

    public string LastStatus { get; set; }

    public LaunchType LaunchType { get; set; }

    public DateTime? PullStartedAt { get; set; }

    public DateTime? PullStoppedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public string StartedBy { get; set; }

    public TaskStopCode StopCode { get; set; }

    public DateTime? StoppedAt { get; set; }

    public string StoppedReason { get; set; }

    public DateTime? StoppingAt { get; set; }

    public List<Tag> Tags { get; set; } = Absent.List<Tag>();

    public string TaskArn { get; set; }

    public string TaskDefinitionArn { get; set; }

    internal static Task Read(JsonElement json) => new()
    {
        AvailabilityZone = json.Text("availabilityZone"),
        CapacityProviderName = json.Text("capacityProviderName"),
        ClusterArn = json.Text("clusterArn"),
        Containers = json.List("containers", Container.Read),
        CreatedAt = json.Time("createdAt"),
        DesiredStatus = json.Text("desiredStatus"),
        ExecutionStoppedAt = json.Time("executionStoppedAt"),
        Group = json.Text("group"),
        HealthStatus = json.Text("healthStatus"),
        LastStatus = json.Text("lastStatus"),
        LaunchType = json.Text("launchType"),
        PullStartedAt = json.Time("pullStartedAt"),
        PullStoppedAt = json.Time("pullStoppedAt"),
        StartedAt = json.Time("startedAt"),
        StartedBy = json.Text("startedBy"),
        StopCode = json.Text("stopCode"),
        StoppedAt = json.Time("stoppedAt"),
        StoppedReason = json.Text("stoppedReason"),
        StoppingAt = json.Time("stoppingAt"),
        Tags = json.List("tags", Tag.Read),
        TaskArn = json.Text("taskArn"),
        TaskDefinitionArn = json.Text("taskDefinitionArn"),
    };
}
