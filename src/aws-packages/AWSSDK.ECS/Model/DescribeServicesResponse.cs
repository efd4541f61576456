using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DescribeServicesResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; } = Absent.List<Failure>();

    public List<Service> Services { get; set; } = Absent.List<Service>();

    internal static DescribeServicesResponse Read(JsonElement json) => new()
    {
        Failures = json.List("failures", Failure.Read),
        Services = json.List("services", Service.Read),
    };
}
