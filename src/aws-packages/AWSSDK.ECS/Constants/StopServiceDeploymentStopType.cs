using Amazon.Runtime;

namespace Amazon.ECS;

public class StopServiceDeploymentStopType(string value) : ConstantClass(value)
{
    public static readonly StopServiceDeploymentStopType ABORT = new("ABORT");
    public static readonly StopServiceDeploymentStopType ROLLBACK = new("ROLLBACK");

    public static StopServiceDeploymentStopType FindValue(string value) => FindValue<StopServiceDeploymentStopType>(value);

    public static implicit operator StopServiceDeploymentStopType(string value) => FindValue(value);
}
