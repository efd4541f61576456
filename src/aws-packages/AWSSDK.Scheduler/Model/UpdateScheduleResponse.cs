using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class UpdateScheduleResponse : AmazonWebServiceResponse
{
    public string ScheduleArn { get; set; }

    internal static UpdateScheduleResponse Read(JsonElement json) => new()
    {
        ScheduleArn = json.Text("ScheduleArn"),
    };
}
