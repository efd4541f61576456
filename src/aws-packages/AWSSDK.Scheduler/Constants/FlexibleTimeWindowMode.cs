using Amazon.Runtime;

namespace Amazon.Scheduler;

public class FlexibleTimeWindowMode(string value) : ConstantClass(value)
{
    public static readonly FlexibleTimeWindowMode OFF = new("OFF");
    public static readonly FlexibleTimeWindowMode FLEXIBLE = new("FLEXIBLE");

    public static FlexibleTimeWindowMode FindValue(string value) => FindValue<FlexibleTimeWindowMode>(value);

    public static implicit operator FlexibleTimeWindowMode(string value) => FindValue(value);
}
