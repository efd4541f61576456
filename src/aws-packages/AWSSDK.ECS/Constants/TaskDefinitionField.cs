using Amazon.Runtime;

namespace Amazon.ECS;

public class TaskDefinitionField(string value) : ConstantClass(value)
{
    public static readonly TaskDefinitionField TAGS = new("TAGS");

    public static TaskDefinitionField FindValue(string value) => FindValue<TaskDefinitionField>(value);

    public static implicit operator TaskDefinitionField(string value) => FindValue(value);
}
