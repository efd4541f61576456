namespace EcsRestart.Simulator;

/// <summary>One answer of ECS, Parameter Store or DynamoDB, as it goes over the wire.</summary>
public sealed record EcsResponse
{
    /// <summary>200, 400 or 500.</summary>
    public required int Status { get; init; }

    /// <summary>JSON: the response, or an error's <c>__type</c> and <c>message</c>.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The error's code; null for a success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>How long the answer is held back; zero unless a fault says otherwise.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The caller never hears: the connection is cut instead of answered.</summary>
    public bool ConnectionReset { get; init; }
}
