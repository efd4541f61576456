using System.Collections.Concurrent;
using Amazon.ECS;
using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Aws;

/// <summary>Amazon ECS in every account and Region, through the AWS SDK.</summary>
/// <param name="createClient">Makes the client for a home when it is first needed; it must not retry by itself (<see cref="EcsClientFactory"/>).</param>
public sealed class EcsApis(Func<EcsLocation, IAmazonECS> createClient) : IDisposable
{
    private readonly ConcurrentDictionary<EcsLocation, EcsApi> _apis = new();

    public IEcsApi Open(EcsLocation home) => _apis.GetOrAdd(home, one => new EcsApi(() => createClient(one)));

    public void Dispose()
    {
        foreach (var api in _apis.Values)
            api.Dispose();
    }
}
