using Amazon.Runtime;

namespace Amazon.Scheduler;

public class ActionAfterCompletion(string value) : ConstantClass(value)
{
    public static readonly ActionAfterCompletion NONE = new("NONE");
    public static readonly ActionAfterCompletion DELETE = new("DELETE");

    public static ActionAfterCompletion FindValue(string value) => FindValue<ActionAfterCompletion>(value);

    public static implicit operator ActionAfterCompletion(string value) => FindValue(value);
}
