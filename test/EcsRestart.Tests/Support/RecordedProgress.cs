using System.Collections.Concurrent;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Support;

/// <summary>Notes what happens in a run, at once and in order.</summary>
internal sealed class RecordedProgress : IProgress<RunProgress>
{
    private readonly ConcurrentQueue<RunProgress> _happened = [];

    /// <summary>The services whose results are known, in the order they became so.</summary>
    public IEnumerable<string> Settled => _happened.OfType<RunProgress.ServiceFinished>().Select(settled => settled.Service.ServiceName);

    /// <summary>The deployments that are watched, in the order they began to be.</summary>
    public IEnumerable<string> Started => _happened.OfType<RunProgress.RolloutStarted>().Select(started => started.Rollout.DeploymentId);

    public void Report(RunProgress value) => _happened.Enqueue(value);
}
