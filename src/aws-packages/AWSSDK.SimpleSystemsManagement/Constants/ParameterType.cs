using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

public class ParameterType(string value) : ConstantClass(value)
{
    public static readonly ParameterType SecureString = new("SecureString");
    public static readonly ParameterType String = new("String");
    public static readonly ParameterType StringList = new("StringList");

    public static ParameterType FindValue(string value) => FindValue<ParameterType>(value);

    public static implicit operator ParameterType(string value) => FindValue(value);
}
