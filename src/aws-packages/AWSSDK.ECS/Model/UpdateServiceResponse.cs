using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class UpdateServiceResponse : AmazonWebServiceResponse
{
    public Service Service { get; set; }

    internal static UpdateServiceResponse Read(JsonElement json) => new()
    {
        Service = json.Object("service", Service.Read),
    };
}
