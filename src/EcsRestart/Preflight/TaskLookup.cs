using System.Diagnostics;
using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>Describes each task definition once before its tasks are started.</summary>
internal sealed class TaskLookup(EcsReads reads)
{
    /// <returns>One result per name. Does not throw when the run is stopped.</returns>
    public async Task<IReadOnlyDictionary<string, TaskLook>> DescribeAsync(IEnumerable<string> taskDefinitions, CancellationToken stopping)
    {
        var looks = await Task.WhenAll(taskDefinitions.Distinct(StringComparer.Ordinal).Select(async name =>
            new { Name = name, Look = await LookAtAsync(name, stopping) }));
        return looks.ToDictionary(looked => looked.Name, looked => looked.Look, StringComparer.Ordinal);
    }

    private async Task<TaskLook> LookAtAsync(string taskDefinition, CancellationToken stopping)
    {
        try
        {
            return await reads.DescribeTaskDefinitionAsync(taskDefinition, stopping) switch
            {
                EcsResult<TaskDefinitionSnapshot>.Ok(var definition) => new TaskLook.Found(definition),
                EcsResult<TaskDefinitionSnapshot>.Failed(var failure) => new TaskLook.Failed(failure),
                _ => throw new UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return new TaskLook.NotReached();
        }
    }
}
