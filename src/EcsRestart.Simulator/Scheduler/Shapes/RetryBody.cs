namespace EcsRestart.Simulator;

internal sealed record RetryBody(int? MaximumEventAgeInSeconds, int? MaximumRetryAttempts);
