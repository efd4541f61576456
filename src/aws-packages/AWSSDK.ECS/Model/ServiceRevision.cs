using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class ServiceRevision
{
    public List<ContainerImage> ContainerImages { get; set; } = Absent.List<ContainerImage>();

    public DateTime? CreatedAt { get; set; }

    public string ServiceArn { get; set; }

    public string ServiceRevisionArn { get; set; }

    public string TaskDefinition { get; set; }

    internal static ServiceRevision Read(JsonElement json) => new()
    {
        ContainerImages = json.List("containerImages", ContainerImage.Read),
        CreatedAt = json.Time("createdAt"),
        ServiceArn = json.Text("serviceArn"),
        ServiceRevisionArn = json.Text("serviceRevisionArn"),
        TaskDefinition = json.Text("taskDefinition"),
    };
}
