namespace EcsRestart.Simulator.Tests.Support;

/// <summary>A transport to the simulated ECS.</summary>
public interface IEcsTransport : IAsyncDisposable
{
    Task<EcsReply> CallAsync(string action, string body);
}
