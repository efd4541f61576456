namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A test that requires <see cref="AwsCommandLine"/>. Skipped when it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsFactAttribute : FactAttribute
{
    public AwsFactAttribute() => Skip = AwsCommandLine.Missing;
}
