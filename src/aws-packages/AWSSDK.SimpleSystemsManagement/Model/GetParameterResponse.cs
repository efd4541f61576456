using System.Text.Json;
using Amazon.Runtime;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class GetParameterResponse : AmazonWebServiceResponse
{
    public Parameter Parameter { get; set; }

    internal static GetParameterResponse Read(JsonElement json) => new()
    {
        Parameter = json.Object("Parameter", Parameter.Read),
    };
}
