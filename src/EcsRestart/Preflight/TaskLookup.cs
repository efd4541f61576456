using System.Collections.Concurrent;
using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>Looks at task definitions before they are run, each once.</summary>
internal sealed class TaskLookup(EcsClient ecs)
{
    /// <returns>
    /// What ECS returned for each name. A task definition that the run did not reach before it was stopped is missing. Never throws when the
    /// run is stopped.
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
            // What was described before the run was stopped counts.
        }

        return described;
    }
}
