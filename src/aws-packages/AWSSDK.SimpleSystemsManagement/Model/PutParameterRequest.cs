using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class PutParameterRequest : AmazonSimpleSystemsManagementRequest, IWireRequest
{
    public string AllowedPattern { get; set; }

    public string DataType { get; set; }

    public string Description { get; set; }

    public string KeyId { get; set; }

    public string Name { get; set; }

    public bool? Overwrite { get; set; }

    public string Policies { get; set; }

    public ParameterTier Tier { get; set; }

    public ParameterType Type { get; set; }

    public string Value { get; set; }

    IRequest IWireRequest.Marshall() => Json("PutParameter", json => json
        .Text("AllowedPattern", AllowedPattern)
        .Text("DataType", DataType)
        .Text("Description", Description)
        .Text("KeyId", KeyId)
        .Text("Name", Name)
        .Flag("Overwrite", Overwrite)
        .Text("Policies", Policies)
        .Text("Tier", Tier)
        .Text("Type", Type)
        .Text("Value", Value));
}
