using System.Text.Json;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Session;

/// <summary>Runs the function for whatever the simulated scheduler fires, one at a time; its process starts with the first.</summary>
/// <param name="folder">Holds the published function.</param>
/// <param name="runtime">Serves the process.</param>
internal sealed class ScheduledFunction(string folder, SessionSettings choice, SimulatorHost local, RuntimeApi runtime) : IDisposable
{
    private static readonly TimeSpan MaxRunDuration = TimeSpan.FromMinutes(15);

    private FunctionProcess? _process;

    /// <summary>Serves until it is asked to stop.</summary>
    public async Task ServeAsync(CancellationToken asked)
    {
        try
        {
            await foreach (var invocation in local.Scheduler.InvocationsAsync(asked))
            {
                var what = $"{invocation.ScheduleName} of {invocation.ScheduledTime:yyyy-MM-dd HH:mm:ss} UTC";
                Console.WriteLine($"{what}: {await DeliverAsync(invocation, asked)}");
            }
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _process?.Dispose();

    /// <returns>What became of it, in words.</returns>
    private async Task<string> DeliverAsync(ScheduledInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.TargetArn.Split(':') is not ["arn", _, "lambda", ..])
            return $"not delivered, {invocation.TargetArn} is no function";

        try
        {
            _process ??= FunctionProcess.Start(folder, runtime.Address, choice, local.Api.Endpoint);
            return Message(await _process.InvokeAsync(runtime, invocation.Payload, MaxRunDuration, cancellationToken));
        }
        catch (CommandException failure)
        {
            _process?.Dispose();
            _process = null;
            return failure.Message;
        }
    }

    private static string Message(ReadOnlyMemory<byte> answer)
    {
        using var report = JsonDocument.Parse(answer);
        return (report.RootElement.TryGetProperty("message", out var message) || report.RootElement.TryGetProperty("error", out message))
            && message.GetString() is { } text
            ? text
            : report.RootElement.GetRawText();
    }
}
