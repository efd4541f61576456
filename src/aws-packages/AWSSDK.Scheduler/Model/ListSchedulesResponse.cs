using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class ListSchedulesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<ScheduleSummary> Schedules { get; set; } = Absent.List<ScheduleSummary>();

    internal static ListSchedulesResponse Read(JsonElement json) => new()
    {
        NextToken = json.Text("NextToken"),
        Schedules = json.List("Schedules", ScheduleSummary.Read),
    };
}
