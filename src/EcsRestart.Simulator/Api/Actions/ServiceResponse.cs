namespace EcsRestart.Simulator;

/// <summary>What CreateService, UpdateService and DeleteService answer.</summary>
internal sealed record ServiceResponse(ServiceDescription Service);
