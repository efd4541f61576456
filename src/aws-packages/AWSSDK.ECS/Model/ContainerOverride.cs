using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ContainerOverride
{
    public List<string> Command { get; set; } = Absent.List<string>();

    public List<KeyValuePair> Environment { get; set; } = Absent.List<KeyValuePair>();

    public string Name { get; set; }

    internal static void Write(ContainerOverride value, Utf8JsonWriter json) => json
        .Texts("command", value.Command)
        .Objects("environment", value.Environment, KeyValuePair.Write)
        .Text("name", value.Name);
}
