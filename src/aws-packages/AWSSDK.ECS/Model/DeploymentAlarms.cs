using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DeploymentAlarms
{
    public List<string> AlarmNames { get; set; } = Absent.List<string>();

    public bool? Enable { get; set; }

    public bool? Rollback { get; set; }

    internal static DeploymentAlarms Read(JsonElement json) => new()
    {
        AlarmNames = json.Texts("alarmNames"),
        Enable = json.Flag("enable"),
        Rollback = json.Flag("rollback"),
    };
}
