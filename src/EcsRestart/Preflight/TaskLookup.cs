using System.Collections.Concurrent;
using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>Describes each task definition once before its tasks are started.</summary>
internal sealed class TaskLookup(EcsClient ecs)
{
    /// <returns>
    /// The result for each name. When the run is stopped, the method does not throw, and the remaining task definitions have no entry.
    /// </returns>
    public async Task<IReadOnlyDictionary<string, EcsResult<TaskDefinitionSnapshot>>> DescribeAsync(
        IEnumerable<string> taskDefinitions, CancellationToken stopping)
    {
        var described = new ConcurrentDictionary<string, EcsResult<TaskDefinitionSnapshot>>(StringComparer.Ordinal);
        try
        {
            await Task.WhenAll(taskDefinitions.Distinct(StringComparer.Ordinal).Select(async name =>
                described[name] = await ecs.DescribeTaskDefinitionAsync(name, stopping)));
        }
        catch (OperationCanceledException)
        {
            // The task definitions described before the run was stopped are returned.
        }

        return described;
    }
}
