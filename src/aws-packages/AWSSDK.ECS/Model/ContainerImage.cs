using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ContainerImage
{
    public string ContainerName { get; set; }

    public string Image { get; set; }

    public string ImageDigest { get; set; }

    internal static ContainerImage Read(JsonElement json) => new()
    {
        ContainerName = json.Text("containerName"),
        Image = json.Text("image"),
        ImageDigest = json.Text("imageDigest"),
    };
}
