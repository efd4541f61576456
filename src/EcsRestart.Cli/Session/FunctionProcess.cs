using System.Diagnostics;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Session;

/// <summary>The Lambda function as a separate process. Its log goes to standard error.</summary>
internal sealed class FunctionProcess : IDisposable
{
    /// <summary>The function that was built with this program.</summary>
    public static readonly string BuiltIn = Path.Combine(AppContext.BaseDirectory, "function");

    private const string Assembly = "EcsRestart.Lambda.dll";
    private const string NativeBootstrap = "bootstrap";

    private readonly Process _process;

    private FunctionProcess(Process process) => _process = process;

    /// <param name="folder">The folder of the published function, with an assembly or a native bootstrap.</param>
    /// <param name="runtimeApi">The address of the Lambda Runtime API.</param>
    /// <param name="ecs">The endpoint of the simulator. Null for AWS.</param>
    /// <exception cref="CommandException">The folder contains no function.</exception>
    public static FunctionProcess Start(string folder, string runtimeApi, SessionSettings settings, Uri? ecs)
    {
        var start = StartInfo(Path.GetFullPath(folder));
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "ecs-restart";
        start.Environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        start.Environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256";
        foreach (var (name, value) in EcsEnvironment(settings, ecs))
            start.Environment[name] = value;

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new FunctionProcess(process);
    }

    /// <summary>Invokes the function and waits for its response, or until the process exits.</summary>
    /// <exception cref="CommandException">The function failed, timed out or exited.</exception>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(
        RuntimeApi runtime, ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var invocation = runtime.InvokeAsync(payload, timeout, cancellationToken);
        var exit = _process.WaitForExitAsync(CancellationToken.None);
        if (await Task.WhenAny(invocation, exit) == exit && !invocation.IsCompleted)
            throw Failure($"exited with code {_process.ExitCode} before it responded.");

        return await invocation switch
        {
            InvocationOutcome.Succeeded(var response) => response,
            InvocationOutcome.Failed(var type, var message, _) => throw Failure($"failed with {type}: {message}"),
            InvocationOutcome.InitFailed(var type, var message, _) => throw Failure($"failed to initialize with {type}: {message}"),
            InvocationOutcome.TimedOut => throw Failure($"did not respond within {timeout.TotalSeconds:0} s."),
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

    private static CommandException Failure(string outcome) => new(ExitCodes.Failure, $"The function {outcome}");

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
                $"{folder} contains no function: expected {Assembly} or {NativeBootstrap}. Create it with dotnet publish src/EcsRestart.Lambda.");
    }

    private static ProcessStartInfo Redirected(string program, params string[] arguments) =>
        new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    private static IEnumerable<(string Name, string Value)> EcsEnvironment(SessionSettings settings, Uri? ecs)
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
            yield return ("AWS_REGION", settings.SimulatedRegion);
            yield break;
        }

        if (settings.Profile is not null)
            yield return ("AWS_PROFILE", settings.Profile);
        if (settings.Region is not null)
            yield return ("AWS_REGION", settings.Region);
    }

    private static void Log(string? line)
    {
        if (line is not null)
            Console.Error.WriteLine(line);
    }
}
