namespace EcsRestart.Tests.Wire;

/// <summary>A request that arrived.</summary>
/// <param name="InvocationId">The same for everything that the AWS SDK sends for one call.</param>
/// <param name="Number">Of this operation, from 1.</param>
/// <param name="ClientToken">By which the service recognizes a repeated call; empty when the operation has none.</param>
internal sealed record WireCall(string Operation, string InvocationId, int Number, string ClientToken);
