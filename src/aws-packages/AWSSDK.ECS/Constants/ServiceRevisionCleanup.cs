using Amazon.Runtime;

namespace Amazon.ECS;

public class ServiceRevisionCleanup(string value) : ConstantClass(value)
{
    public static readonly ServiceRevisionCleanup BLOCKING = new("BLOCKING");
    public static readonly ServiceRevisionCleanup DEFERRED = new("DEFERRED");

    public static ServiceRevisionCleanup FindValue(string value) => FindValue<ServiceRevisionCleanup>(value);

    public static implicit operator ServiceRevisionCleanup(string value) => FindValue(value);
}
