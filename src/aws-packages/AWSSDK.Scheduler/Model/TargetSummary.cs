using System.Text.Json;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class TargetSummary
{
    public string Arn { get; set; }

    internal static TargetSummary Read(JsonElement json) => new()
    {
        Arn = json.Text("Arn"),
    };
}
