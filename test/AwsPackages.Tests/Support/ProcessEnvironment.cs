namespace AwsPackages.Tests.Support;

/// <summary>Sets environment variables for the duration of a test. Tests that use it run alone, because the variables are process-wide.</summary>
public sealed class ProcessEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> _former = new(StringComparer.Ordinal);

    public void Set(string name, string? value)
    {
        _former.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _former) Environment.SetEnvironmentVariable(name, value);
    }
}
