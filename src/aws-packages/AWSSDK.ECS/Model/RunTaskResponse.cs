using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class RunTaskResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; } = Absent.List<Failure>();

    public List<Task> Tasks { get; set; } = Absent.List<Task>();

    internal static RunTaskResponse Read(JsonElement json) => new()
    {
        Failures = json.List("failures", Failure.Read),
        Tasks = json.List("tasks", Task.Read),
    };
}
