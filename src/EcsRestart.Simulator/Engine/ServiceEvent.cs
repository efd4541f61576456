namespace EcsRestart.Simulator;

internal sealed record ServiceEvent(string Id, DateTimeOffset CreatedAt, string Message);
