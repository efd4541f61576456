using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class Rollback
{
    public string Reason { get; set; }

    public string ServiceRevisionArn { get; set; }

    public DateTime? StartedAt { get; set; }

    internal static Rollback Read(JsonElement json) => new()
    {
        Reason = json.Text("reason"),
        ServiceRevisionArn = json.Text("serviceRevisionArn"),
        StartedAt = json.Time("startedAt"),
    };
}
