namespace AwsPackages.Tests.Support;

/// <summary>Environment variables for the length of a test. Tests that use it run alone: the variables are the process's.</summary>
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
