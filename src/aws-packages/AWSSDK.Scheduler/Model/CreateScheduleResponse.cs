using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class CreateScheduleResponse : AmazonWebServiceResponse
{
    public string ScheduleArn { get; set; }

    internal static CreateScheduleResponse Read(JsonElement json) => new()
    {
        ScheduleArn = json.Text("ScheduleArn"),
    };
}
