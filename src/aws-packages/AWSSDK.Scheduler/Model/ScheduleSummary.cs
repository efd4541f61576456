using System.Text.Json;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class ScheduleSummary
{
    public string Arn { get; set; }

    public DateTime? CreationDate { get; set; }

    public string GroupName { get; set; }

    public DateTime? LastModificationDate { get; set; }

    public string Name { get; set; }

    public ScheduleState State { get; set; }

    public TargetSummary Target { get; set; }

    internal static ScheduleSummary Read(JsonElement json) => new()
    {
        Arn = json.Text("Arn"),
        CreationDate = json.Time("CreationDate"),
        GroupName = json.Text("GroupName"),
        LastModificationDate = json.Time("LastModificationDate"),
        Name = json.Text("Name"),
        State = json.Text("State"),
        Target = json.Object("Target", TargetSummary.Read),
    };
}
