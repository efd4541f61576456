using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ServiceRevisionSummary
{
    public string Arn { get; set; }

    public int? PendingTaskCount { get; set; }

    public int? RequestedTaskCount { get; set; }

    public int? RunningTaskCount { get; set; }

    internal static ServiceRevisionSummary Read(JsonElement json) => new()
    {
        Arn = json.Text("arn"),
        PendingTaskCount = json.Number("pendingTaskCount"),
        RequestedTaskCount = json.Number("requestedTaskCount"),
        RunningTaskCount = json.Number("runningTaskCount"),
    };
}
