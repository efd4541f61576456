using Amazon.Runtime;

namespace Amazon.ECS;

public class ServiceField(string value) : ConstantClass(value)
{
    public static readonly ServiceField TAGS = new("TAGS");

    public static ServiceField FindValue(string value) => FindValue<ServiceField>(value);

    public static implicit operator ServiceField(string value) => FindValue(value);
}
