namespace AwsPackages.Tests.Lambda;

/// <summary>
/// Replaces the process state that a Lambda function reads and changes, environment variables and the console, until disposed.
/// </summary>
internal sealed class LambdaProcess : IDisposable
{
    private readonly List<Action> _restore = [];

    public LambdaProcess(params (string Name, string? Value)[] environment)
    {
        var (output, error) = (Console.Out, Console.Error);
        _restore.Add(() => Console.SetOut(output));
        _restore.Add(() => Console.SetError(error));
        Console.SetOut(Output);
        Console.SetError(Output);
        Set("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK", "true");
        Set("_X_AMZN_TRACE_ID", null);
        foreach (var (name, value) in environment)
            Set(name, value);
    }

    public StringWriter Output { get; } = new();

    public IReadOnlyList<string> OutputLines => Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        foreach (var restore in Enumerable.Reverse(_restore))
            restore();
        Output.Dispose();
    }

    private void Set(string name, string? value)
    {
        var before = Environment.GetEnvironmentVariable(name);
        _restore.Add(() => Environment.SetEnvironmentVariable(name, before));
        Environment.SetEnvironmentVariable(name, value);
    }
}
