namespace EcsRestart.Simulator;

/// <summary>An HTTP response of ECS, Parameter Store or DynamoDB.</summary>
public sealed record EcsResponse
{
    /// <summary>200, 400 or 500.</summary>
    public required int Status { get; init; }

    /// <summary>JSON: the response, or <c>__type</c> and <c>message</c> of an error.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The error code. Null for a success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>How long the response is delayed. Zero unless a fault delays it.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>True when the connection is cut instead of sending the response.</summary>
    public bool ConnectionReset { get; init; }
}
