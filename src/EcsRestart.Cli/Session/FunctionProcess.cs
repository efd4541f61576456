using System.Diagnostics;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Session;

/// <summary>The Lambda function as a process of its own; what it logs goes to standard error.</summary>
internal sealed class FunctionProcess : IDisposable
{
    /// <summary>The function that was built together with this program.</summary>
    public static readonly string BuiltIn = Path.Combine(AppContext.BaseDirectory, "function");

    private const string Assembly = "EcsRestart.Lambda.dll";
    private const string NativeBootstrap = "bootstrap";

    private readonly Process _process;

    private FunctionProcess(Process process) => _process = process;

    /// <param name="folder">Holds the published function: its assembly, or a native bootstrap.</param>
    /// <param name="runtimeApi">The Lambda Runtime API to serve.</param>
    /// <param name="ecs">Where ECS, STS and the scheduler are; null for the real ones.</param>
    /// <exception cref="CommandException">The folder holds no function.</exception>
    public static FunctionProcess Start(string folder, string runtimeApi, SessionSettings choice, Uri? ecs)
    {
        var start = StartInfo(Path.GetFullPath(folder));
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "ecs-restart";
        start.Environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        start.Environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256";
        foreach (var (name, value) in EcsEnvironment(choice, ecs))
            start.Environment[name] = value;

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new FunctionProcess(process);
    }

    /// <summary>Invokes the function and waits for its answer, but not for longer than it lives.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(
        RuntimeApi runtime, ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var invocation = runtime.InvokeAsync(payload, timeout, cancellationToken);
        var exit = _process.WaitForExitAsync(CancellationToken.None);
        if (await Task.WhenAny(invocation, exit) == exit && !invocation.IsCompleted)
            throw Failure($"ended with exit code {_process.ExitCode} before it answered.");

        return await invocation switch
        {
            InvocationOutcome.Succeeded(var answer) => answer,
            InvocationOutcome.Failed(var type, var message, _) => throw Failure($"failed with {type}: {message}"),
            InvocationOutcome.InitFailed(var type, var message, _) => throw Failure($"could not start: {type}: {message}"),
            InvocationOutcome.TimedOut => throw Failure($"did not answer within {timeout.TotalSeconds:0} s."),
            _ => throw new UnreachableException(),
        };
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static CommandException Failure(string what) => new(ExitCodes.Failure, $"The function {what}");

    private static ProcessStartInfo StartInfo(string folder)
    {
        var native = Path.Combine(folder, NativeBootstrap);
        var assembly = Path.Combine(folder, Assembly);
        if (File.Exists(assembly))
            return Redirected("dotnet", assembly);

        return File.Exists(native)
            ? Redirected(native)
            : throw new CommandException(
                ExitCodes.InvalidInput,
                $"There is no function in {folder}: expected {Assembly} or {NativeBootstrap}, as dotnet publish src/EcsRestart.Lambda makes them.");
    }

    private static ProcessStartInfo Redirected(string program, params string[] arguments) =>
        new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    private static IEnumerable<(string Name, string Value)> EcsEnvironment(SessionSettings choice, Uri? ecs)
    {
        if (ecs is not null)
        {
            yield return ("AWS_ENDPOINT_URL_ECS", ecs.ToString());
            yield return ("AWS_ENDPOINT_URL_SCHEDULER", ecs.ToString());
            yield return ("AWS_ENDPOINT_URL_STS", ecs.ToString());
            yield return ("AWS_ENDPOINT_URL_SSM", ecs.ToString());
            yield return ("AWS_ENDPOINT_URL_DYNAMODB", ecs.ToString());
            yield return ("AWS_ACCESS_KEY_ID", "simulator");
            yield return ("AWS_SECRET_ACCESS_KEY", "simulator");
            yield return ("AWS_REGION", choice.SimulatedRegion);
            yield break;
        }

        if (choice.Profile is not null)
            yield return ("AWS_PROFILE", choice.Profile);
        if (choice.Region is not null)
            yield return ("AWS_REGION", choice.Region);
    }

    private static void Log(string? line)
    {
        if (line is not null)
            Console.Error.WriteLine(line);
    }
}
