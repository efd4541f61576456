using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class PutParameterResponse : AmazonWebServiceResponse
{
    public ParameterTier Tier { get; set; }

    public long? Version { get; set; }

    internal static PutParameterResponse Read(JsonElement json) => new()
    {
        Tier = json.Text("Tier"),
        Version = json.Long("Version"),
    };
}
