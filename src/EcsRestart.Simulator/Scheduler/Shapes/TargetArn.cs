namespace EcsRestart.Simulator;

internal sealed record TargetArn(string Arn);
