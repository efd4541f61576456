using EcsRestart.Ecs;
using EcsRestart.Request;
using EcsRestart.Targets;

namespace EcsRestart.Steps;

/// <summary>What a batch is about.</summary>
internal static class BatchTargets
{
    /// <summary>The services of a batch, in its order.</summary>
    public static IReadOnlyList<Target.Named> Services(Batch batch, IReadOnlyList<ServiceOptions> options, EcsSites sites)
    {
        var of = options[batch.Options ?? 0];
        var entries = (batch.Services ?? []).Select(service => new ServiceEntry { Cluster = batch.Cluster, Service = service, Options = of });
        return [.. TargetResolver.Resolve([.. entries], () => sites.Region).OfType<Target.Named>()];
    }

    /// <summary>The task of a batch.</summary>
    public static TaskTarget Task(int task, RestartRequest request, EcsSites sites) => TaskTarget.Resolve(request.Tasks, () => sites.Region)[task];
}
