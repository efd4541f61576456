using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class DeploymentController
{
    public DeploymentControllerType Type { get; set; }

    internal static DeploymentController Read(JsonElement json) => new()
    {
        Type = json.Text("type"),
    };
}
