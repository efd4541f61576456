using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Targets;

namespace EcsRestart.Tests.Support;

/// <summary>An ECS in which every restart is accepted and complete at the first look, unless a test says otherwise.</summary>
internal sealed class FakeEcs : IEcsApi
{
    public string Region => "eu-central-1";

    /// <summary>The services UpdateService was called for, in order.</summary>
    public ConcurrentQueue<string> Restarts { get; } = [];

    /// <summary>The services each DescribeServices named.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> Looks { get; } = [];

    public Func<string, CancellationToken, Task<EcsAnswer<ServiceSnapshot>>> OnRestart { get; init; } =
        (service, _) => Task.FromResult(Accept(service));

    public Func<IReadOnlyList<string>, EcsAnswer<IReadOnlyList<ServiceSnapshot>>> OnLook { get; init; } =
        services => Show([.. services.Select(Pictures.Complete)]);

    public static EcsAnswer<ServiceSnapshot> Accept(string service) =>
        new EcsAnswer<ServiceSnapshot>.Ok(Pictures.JustStarted(service));

    public static EcsAnswer<ServiceSnapshot> Fail(EcsFailure failure) => new EcsAnswer<ServiceSnapshot>.Failed(failure);

    public static EcsAnswer<IReadOnlyList<ServiceSnapshot>> Show(params ServiceSnapshot[] services) =>
        new EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Ok(services);

    public static EcsAnswer<IReadOnlyList<ServiceSnapshot>> FailLook(EcsFailure failure) =>
        new EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(failure);

    public Task<EcsAnswer<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken)
    {
        Restarts.Enqueue(service.ServiceName);
        return OnRestart(service.ServiceName, cancellationToken);
    }

    public Task<EcsAnswer<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Looks.Enqueue(serviceNames);
        return Task.FromResult(OnLook(serviceNames));
    }
}
