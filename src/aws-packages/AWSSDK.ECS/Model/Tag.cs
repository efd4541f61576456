using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }

    internal static Tag Read(JsonElement json) => new()
    {
        Key = json.Text("key"),
        Value = json.Text("value"),
    };
}
