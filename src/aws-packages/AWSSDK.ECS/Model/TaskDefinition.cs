using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class TaskDefinition
{
    public List<ContainerDefinition> ContainerDefinitions { get; set; } = Absent.List<ContainerDefinition>();

    public string Family { get; set; }

    public NetworkMode NetworkMode { get; set; }

    public List<string> RequiresCompatibilities { get; set; } = Absent.List<string>();

    public int? Revision { get; set; }

    public TaskDefinitionStatus Status { get; set; }

    public string TaskDefinitionArn { get; set; }

    internal static TaskDefinition Read(JsonElement json) => new()
    {
        ContainerDefinitions = json.List("containerDefinitions", ContainerDefinition.Read),
        Family = json.Text("family"),
        NetworkMode = json.Text("networkMode"),
        RequiresCompatibilities = json.Texts("requiresCompatibilities"),
        Revision = json.Number("revision"),
        Status = json.Text("status"),
        TaskDefinitionArn = json.Text("taskDefinitionArn"),
    };
}
