using System.Text.Json;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class Parameter
{
    public string ARN { get; set; }

    public string DataType { get; set; }

    public DateTime? LastModifiedDate { get; set; }

    public string Name { get; set; }

    public string Selector { get; set; }

    public string SourceResult { get; set; }

    public ParameterType Type { get; set; }

    public string Value { get; set; }

    public long? Version { get; set; }

    internal static Parameter Read(JsonElement json) => new()
    {
        ARN = json.Text("ARN"),
        DataType = json.Text("DataType"),
        LastModifiedDate = json.Time("LastModifiedDate"),
        Name = json.Text("Name"),
        Selector = json.Text("Selector"),
        SourceResult = json.Text("SourceResult"),
        Type = json.Text("Type"),
        Value = json.Text("Value"),
        Version = json.Long("Version"),
    };
}
