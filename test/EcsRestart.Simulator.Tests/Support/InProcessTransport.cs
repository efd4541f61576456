using System.Text;
using System.Text.Json;

namespace EcsRestart.Simulator.Tests.Support;

public sealed class InProcessTransport(SimulatedEcs ecs) : IEcsTransport
{
    public Task<EcsReply> CallAsync(string action, string body)
    {
        var answer = ecs.Serve(action, Encoding.UTF8.GetBytes(body));
        return Task.FromResult(new EcsReply(answer.Status, JsonElement.Parse(answer.Body.Span), answer.RequestId));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
