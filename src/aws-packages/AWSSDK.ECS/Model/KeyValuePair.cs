using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class KeyValuePair
{
    public string Name { get; set; }

    public string Value { get; set; }

    internal static void Write(KeyValuePair value, Utf8JsonWriter json) => json
        .Text("name", value.Name)
        .Text("value", value.Value);
}
