namespace EcsRestart.Simulator;

/// <summary>The response of CreateService, UpdateService and DeleteService.</summary>
internal sealed record ServiceResponse(ServiceDescription Service);
