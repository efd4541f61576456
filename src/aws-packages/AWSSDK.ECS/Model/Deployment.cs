using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class Deployment
{
    public DateTime? CreatedAt { get; set; }

    public int? DesiredCount { get; set; }

    public int? FailedTasks { get; set; }

    public string Id { get; set; }

    public LaunchType LaunchType { get; set; }

    public int? PendingCount { get; set; }

    public DeploymentRolloutState RolloutState { get; set; }

    public string RolloutStateReason { get; set; }

    public int? RunningCount { get; set; }

    public string Status { get; set; }

    public string TaskDefinition { get; set; }

    public DateTime? UpdatedAt { get; set; }

    internal static Deployment Read(JsonElement json) => new()
    {
        CreatedAt = json.Time("createdAt"),
        DesiredCount = json.Number("desiredCount"),
        FailedTasks = json.Number("failedTasks"),
        Id = json.Text("id"),
        LaunchType = json.Text("launchType"),
        PendingCount = json.Number("pendingCount"),
        RolloutState = json.Text("rolloutState"),
        RolloutStateReason = json.Text("rolloutStateReason"),
        RunningCount = json.Number("runningCount"),
        Status = json.Text("status"),
        TaskDefinition = json.Text("taskDefinition"),
        UpdatedAt = json.Time("updatedAt"),
    };
}
