using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class TaskOverride
{
    public List<ContainerOverride> ContainerOverrides { get; set; } = Absent.List<ContainerOverride>();

    internal static void Write(TaskOverride value, Utf8JsonWriter json) => json
        .Objects("containerOverrides", value.ContainerOverrides, ContainerOverride.Write);
}
