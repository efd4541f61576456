namespace EcsRestart.Simulator;

/// <summary>One answer of the Scheduler API, as it goes over the wire.</summary>
public sealed record SchedulerResponse
{
    /// <summary>200, 400, 404 or 409.</summary>
    public required int Status { get; init; }

    /// <summary>JSON: the response, or an error's <c>Message</c>.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The error's code; null for a success.</summary>
    public string? ErrorCode { get; init; }
}
