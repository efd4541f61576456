using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ContainerDefinition
{
    public List<string> Command { get; set; } = Absent.List<string>();

    public bool? Essential { get; set; }

    public string Image { get; set; }

    public string Name { get; set; }

    internal static ContainerDefinition Read(JsonElement json) => new()
    {
        Command = json.Texts("command"),
        Essential = json.Flag("essential"),
        Image = json.Text("image"),
        Name = json.Text("name"),
    };
}
