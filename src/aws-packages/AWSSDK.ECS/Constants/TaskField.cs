using Amazon.Runtime;

namespace Amazon.ECS;

public class TaskField(string value) : ConstantClass(value)
{
    public static readonly TaskField TAGS = new("TAGS");

    public static TaskField FindValue(string value) => FindValue<TaskField>(value);

    public static implicit operator TaskField(string value) => FindValue(value);
}
