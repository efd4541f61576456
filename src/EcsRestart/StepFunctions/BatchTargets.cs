using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>What a batch is about.</summary>
internal static class BatchTargets
{
    /// <summary>The services of a batch, in its order.</summary>
    public static IReadOnlyList<Target.Named> Services(BatchContext work, EcsClients sites)
    {
        var options = work.Options[work.Batch.Options ?? 0];
        var entries = (work.Batch.Services ?? []).Select(service => new ServiceEntry { Cluster = work.Batch.Cluster, Service = service, Options = options });
        return [.. TargetResolver.Resolve([.. entries], () => sites.Region).OfType<Target.Named>()];
    }

    /// <summary>The task of a batch; null: it is about services.</summary>
    public static TaskTarget? Task(BatchContext work, EcsClients sites) =>
        work.Batch.Task is { } task ? TaskTarget.Resolve(work.Settings.Tasks, () => sites.Region)[task] : null;
}
