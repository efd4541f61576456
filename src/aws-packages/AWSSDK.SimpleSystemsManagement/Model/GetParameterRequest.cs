using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class GetParameterRequest : AmazonSimpleSystemsManagementRequest, IWireRequest
{
    public string Name { get; set; }

    public bool? WithDecryption { get; set; }

    IRequest IWireRequest.Marshall() => Json("GetParameter", json => json.Text("Name", Name).Flag("WithDecryption", WithDecryption));
}
