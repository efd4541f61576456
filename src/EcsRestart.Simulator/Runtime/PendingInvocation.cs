using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>An event that is waiting for the response of the function.</summary>
internal sealed class PendingInvocation(string requestId, string invocationId, ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
{
    private readonly TaskCompletionSource<InvocationOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId => requestId;

    /// <summary>Unique per attempt, unlike the request ID.</summary>
    public string InvocationId => invocationId;

    public ReadOnlyMemory<byte> Payload => payload;

    public DateTimeOffset Deadline => deadline;

    public Task<InvocationOutcome> Outcome => _outcome.Task;

    /// <returns>False when the invocation has already finished.</returns>
    public bool Complete(InvocationOutcome outcome) => _outcome.TrySetResult(outcome);

    /// <summary>Reads an error reported by the function: from the body, or from the header when the body has none.</summary>
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
