using System.Text.Json;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Session;

/// <summary>
/// Invokes the function for each invocation of the simulated scheduler, one at a time. Its process starts with the first invocation.
/// </summary>
/// <param name="folder">The folder of the published function.</param>
/// <param name="runtime">The Runtime API for the process.</param>
internal sealed class ScheduledFunction(string folder, SessionSettings settings, SimulatorHost local, RuntimeApi runtime) : IDisposable
{
    private static readonly TimeSpan MaxRunDuration = TimeSpan.FromMinutes(15);

    private FunctionProcess? _process;

    /// <summary>Serves invocations until cancellation is requested.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var invocation in local.Scheduler.InvocationsAsync(cancellationToken))
            {
                var run = $"{invocation.ScheduleName} at {invocation.ScheduledTime:yyyy-MM-dd HH:mm:ss} UTC";
                Console.WriteLine($"{run}: {await DeliverAsync(invocation, cancellationToken)}");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _process?.Dispose();

    /// <returns>The outcome for the log.</returns>
    private async Task<string> DeliverAsync(ScheduledInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.TargetArn.Split(':') is not ["arn", _, "lambda", ..])
            return $"not delivered: {invocation.TargetArn} is not a Lambda function";

        try
        {
            _process ??= FunctionProcess.Start(folder, runtime.Address, settings, local.Api.Endpoint);
            return Message(await _process.InvokeAsync(runtime, invocation.Payload, MaxRunDuration, cancellationToken));
        }
        catch (CommandException failure)
        {
            _process?.Dispose();
            _process = null;
            return failure.Message;
        }
    }

    private static string Message(ReadOnlyMemory<byte> response)
    {
        using var report = JsonDocument.Parse(response);
        return (report.RootElement.TryGetProperty("message", out var message) || report.RootElement.TryGetProperty("error", out message))
            && message.GetString() is { } text
            ? text
            : report.RootElement.GetRawText();
    }
}
