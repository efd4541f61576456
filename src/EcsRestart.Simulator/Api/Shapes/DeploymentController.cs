namespace EcsRestart.Simulator;

internal sealed record DeploymentController(string Type);
