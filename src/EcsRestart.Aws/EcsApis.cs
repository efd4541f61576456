using System.Collections.Concurrent;
using Amazon.ECS;
using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Aws;

/// <summary>Calls Amazon ECS in all accounts and Regions through the AWS SDK.</summary>
/// <param name="createClient">Creates the client for a location on first use. The client must not retry (<see cref="EcsClientFactory"/>).</param>
public sealed class EcsApis(Func<EcsLocation, IAmazonECS> createClient) : IDisposable
{
    private readonly ConcurrentDictionary<EcsLocation, EcsApi> _apis = new();

    public IEcsApi Open(EcsLocation location) => _apis.GetOrAdd(location, key => new EcsApi(() => createClient(key)));

    public void Dispose()
    {
        foreach (var api in _apis.Values)
            api.Dispose();
    }
}
