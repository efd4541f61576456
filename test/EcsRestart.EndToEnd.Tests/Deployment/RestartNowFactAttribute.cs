namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>A test that needs curl, jq and /proc, and is skipped with the reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RestartNowFactAttribute : FactAttribute
{
    public RestartNowFactAttribute() => Skip = RestartNowTests.Missing;
}
