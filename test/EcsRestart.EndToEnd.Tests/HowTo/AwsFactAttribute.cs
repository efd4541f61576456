namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A test that needs <see cref="AwsCommandLine"/>, and is skipped with the reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsFactAttribute : FactAttribute
{
    public AwsFactAttribute() => Skip = AwsCommandLine.Missing;
}
