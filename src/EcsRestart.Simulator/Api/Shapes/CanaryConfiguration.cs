namespace EcsRestart.Simulator;

internal sealed record CanaryConfiguration(double? CanaryPercent, int? CanaryBakeTimeInMinutes);
