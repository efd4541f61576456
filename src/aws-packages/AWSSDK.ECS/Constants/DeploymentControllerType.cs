using Amazon.Runtime;

namespace Amazon.ECS;

public class DeploymentControllerType(string value) : ConstantClass(value)
{
    public static readonly DeploymentControllerType ECS = new("ECS");
    public static readonly DeploymentControllerType CODE_DEPLOY = new("CODE_DEPLOY");
    public static readonly DeploymentControllerType EXTERNAL = new("EXTERNAL");

    public static DeploymentControllerType FindValue(string value) => FindValue<DeploymentControllerType>(value);

    public static implicit operator DeploymentControllerType(string value) => FindValue(value);
}
