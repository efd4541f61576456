using System.Collections.Concurrent;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Support;

/// <summary>Records the progress of a run, synchronously and in order.</summary>
internal sealed class RecordedProgress : IProgress<RunProgress>
{
    private readonly ConcurrentQueue<RunProgress> _happened = [];

    /// <summary>The services with a result, in the order in which they finished.</summary>
    public IEnumerable<string> Settled => _happened.OfType<RunProgress.ServiceFinished>().Select(settled => settled.Service.ServiceName);

    /// <summary>The watched deployments, in the order in which they were started.</summary>
    public IEnumerable<string> Started => _happened.OfType<RunProgress.RolloutStarted>().Select(started => started.Rollout.DeploymentId);

    public void Report(RunProgress value) => _happened.Enqueue(value);
}
