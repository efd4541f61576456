namespace EcsRestart.Simulator;

internal sealed record ServiceDeploymentResponse(string ServiceDeploymentArn);
