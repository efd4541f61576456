namespace EcsRestart.Simulator;

internal sealed record HookTimeoutBody(int? TimeoutInMinutes, string? Action);
