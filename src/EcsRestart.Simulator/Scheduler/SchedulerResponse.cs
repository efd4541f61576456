namespace EcsRestart.Simulator;

/// <summary>An HTTP response of the EventBridge Scheduler API.</summary>
public sealed record SchedulerResponse
{
    /// <summary>200, 400, 404 or 409.</summary>
    public required int Status { get; init; }

    /// <summary>JSON: the response, or the <c>Message</c> of an error.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The error code. Null for a success.</summary>
    public string? ErrorCode { get; init; }
}
