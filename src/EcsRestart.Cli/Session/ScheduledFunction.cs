using System.Diagnostics;
using System.Text.Json;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Session;

/// <summary>Runs the function for whatever the simulated scheduler fires, one at a time; its process starts with the first.</summary>
internal sealed class ScheduledFunction : IAsyncDisposable
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    private readonly CancellationTokenSource _closing = new();
    private readonly string _folder;
    private readonly SessionChoice _choice;
    private readonly LocalEcs _local;
    private readonly RuntimeApi _runtime;
    private readonly Task _serving;
    private FunctionProcess? _process;

    private ScheduledFunction(string folder, SessionChoice choice, LocalEcs local, RuntimeApi runtime)
    {
        _folder = folder;
        _choice = choice;
        _local = local;
        _runtime = runtime;
        _serving = ServeAsync(_closing.Token);
    }

    /// <param name="folder">Holds the published function.</param>
    public static async Task<ScheduledFunction> StartAsync(string folder, SessionChoice choice, LocalEcs local, CancellationToken cancellationToken) =>
        new(folder, choice, local, await RuntimeApi.StartAsync(TimeProvider.System, port: 0, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process?.Dispose();
        await _runtime.DisposeAsync();
        _closing.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        await foreach (var invocation in _local.Scheduler.InvocationsAsync(cancellationToken))
        {
            var what = $"{invocation.ScheduleName} of {invocation.ScheduledTime:yyyy-MM-dd HH:mm:ss} UTC";
            if (invocation.TargetArn.Split(':') is not ["arn", _, "lambda", ..])
                Console.WriteLine($"{what}: not delivered, {invocation.TargetArn} is no function");
            else
                Console.WriteLine($"{what}: {await InvokeAsync(invocation, cancellationToken)}");
        }
    }

    /// <returns>What became of it, in words.</returns>
    private async Task<string> InvokeAsync(ScheduledInvocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            _process ??= FunctionProcess.Start(_folder, _runtime.Address, _choice, _local.Api.Endpoint);
            return Words(await _process.WhileAliveAsync(_runtime.InvokeAsync(invocation.Payload, LongestRun, cancellationToken)));
        }
        catch (CommandFailure failure)
        {
            _process?.Dispose();
            _process = null;
            return failure.Message;
        }
    }

    private static string Words(InvocationOutcome outcome) => outcome switch
    {
        InvocationOutcome.Succeeded(var report) => Message(report),
        InvocationOutcome.Failed(var type, var message, _) => $"the function failed with {type}: {message}",
        InvocationOutcome.InitFailed(var type, var message, _) => $"the function could not start: {type}: {message}",
        InvocationOutcome.TimedOut => "the function did not answer in time",
        _ => throw new UnreachableException(),
    };

    private static string Message(ReadOnlyMemory<byte> answer)
    {
        using var report = JsonDocument.Parse(answer);
        return (report.RootElement.TryGetProperty("message", out var message) || report.RootElement.TryGetProperty("error", out message))
            && message.GetString() is { } text
            ? text
            : report.RootElement.GetRawText();
    }
}
