using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>An event on its way through the function.</summary>
internal sealed class PendingInvocation(string requestId, string invocationId, ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
{
    private readonly TaskCompletionSource<InvocationOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId => requestId;

    /// <summary>Unique per attempt, unlike the request id.</summary>
    public string InvocationId => invocationId;

    public ReadOnlyMemory<byte> Payload => payload;

    public DateTimeOffset Deadline => deadline;

    public Task<InvocationOutcome> Outcome => _outcome.Task;

    /// <returns>False: it had ended already.</returns>
    public bool End(InvocationOutcome outcome) => _outcome.TrySetResult(outcome);

    /// <summary>Reads what a function says went wrong: the body, or the header where the body says nothing.</summary>
    public static (string Type, string Message) ReadError(ReadOnlyMemory<byte> body, string header)
    {
        try
        {
            var error = JsonSerializer.Deserialize(body.Span, RuntimeJson.Default.RuntimeError);
            return (error?.ErrorType ?? header, error?.ErrorMessage ?? "");
        }
        catch (JsonException)
        {
            return (header, "");
        }
    }
}
