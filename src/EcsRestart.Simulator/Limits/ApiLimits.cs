namespace EcsRestart.Simulator;

/// <summary>The token buckets of the account and Region (API Reference, "Request throttling for the Amazon ECS API").</summary>
/// <remarks>AWS does not say to which bucket StopServiceDeployment and ContinueServiceDeployment belong.</remarks>
internal sealed class ApiLimits
{
    private static readonly Group[] Groups =
    [
        new(Burst: 20, PerSecond: 1, ["CreateCluster"]),
        new(Burst: 50, PerSecond: 20, ["DescribeClusters", "ListClusters"]),
        new(Burst: 20, PerSecond: 1, ["RegisterTaskDefinition"]),
        new(Burst: 50, PerSecond: 20, ["DescribeTaskDefinition"]),
        new(Burst: 50, PerSecond: 5, ["CreateService", "UpdateService", "DeleteService", "StopServiceDeployment", "ContinueServiceDeployment"]),
        new(Burst: 50, PerSecond: 20, ["DescribeServiceDeployments", "ListServiceDeployments"]),
        new(Burst: 50, PerSecond: 20, ["DescribeServiceRevisions"]),
        new(Burst: 20, PerSecond: 10, ["TagResource", "UntagResource"]),
        new(Burst: 50, PerSecond: 20, ["ListTagsForResource"]),
        new(Burst: 100, PerSecond: 20, ["DescribeServices", "ListServices"]),
        new(Burst: 100, PerSecond: 20, ["DescribeTasks", "ListTasks"]),
        new(Burst: 100, PerSecond: 40, ["RunTask", "StopTask"]),
    ];

    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <param name="rate">How the buckets are scaled, and who else uses them.</param>
    /// <param name="start">All of them are full then.</param>
    public ApiLimits(ApiRate rate, DateTimeOffset start)
    {
        if (double.IsPositiveInfinity(rate.Scale))
            return;

        foreach (var group in Groups)
        {
            // Less than one token would never let a call through.
            var burst = Math.Max(1, group.Burst * rate.Scale);
            var bucket = new TokenBucket(burst, group.PerSecond * rate.Scale, rate.OthersPerSecond, start);
            foreach (var action in group.Actions)
                _buckets.Add(action, bucket);
        }
    }

    /// <summary>Whether the call may pass; an unknown operation always may, to be refused as such.</summary>
    public bool TryAcquire(string action, DateTimeOffset now) => _buckets.GetValueOrDefault(action)?.TryTake(now) ?? true;

    private sealed record Group(int Burst, int PerSecond, string[] Actions);
}
