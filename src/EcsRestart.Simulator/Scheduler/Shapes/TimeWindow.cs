namespace EcsRestart.Simulator;

internal sealed record TimeWindow(string? Mode, int? MaximumWindowInMinutes);
