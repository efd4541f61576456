using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>Resolves the services or the task of a batch.</summary>
internal static class BatchTargets
{
    /// <summary>Returns the services of a batch, in the same order.</summary>
    public static IReadOnlyList<Target.Named> Services(BatchContext work, EcsClients sites)
    {
        var options = work.Options[work.Batch.Options ?? 0];
        var entries = (work.Batch.Services ?? []).Select(service => new ServiceEntry { Cluster = work.Batch.Cluster, Service = service, Options = options });
        return [.. TargetResolver.Resolve([.. entries], () => sites.Region).OfType<Target.Named>()];
    }

    /// <summary>Returns the task of a batch, or null for a batch of services.</summary>
    public static TaskTarget? Task(BatchContext work, EcsClients sites) =>
        work.Batch.Task is { } task ? TaskTarget.Resolve(work.Settings.Tasks, () => sites.Region)[task] : null;
}
