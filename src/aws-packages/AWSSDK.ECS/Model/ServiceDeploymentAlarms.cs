using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ServiceDeploymentAlarms
{
    public List<string> AlarmNames { get; set; } = Absent.List<string>();

    public ServiceDeploymentRollbackMonitorsStatus Status { get; set; }

    public List<string> TriggeredAlarmNames { get; set; } = Absent.List<string>();

    internal static ServiceDeploymentAlarms Read(JsonElement json) => new()
    {
        AlarmNames = json.Texts("alarmNames"),
        Status = json.Text("status"),
        TriggeredAlarmNames = json.Texts("triggeredAlarmNames"),
    };
}
