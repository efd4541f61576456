namespace EcsRestart.Simulator;

internal sealed record LinearConfiguration(double? StepPercent, int? StepBakeTimeInMinutes);
