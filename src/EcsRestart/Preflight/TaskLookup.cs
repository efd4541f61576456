using System.Diagnostics;
using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>Looks at task definitions before they are run, each once.</summary>
internal sealed class TaskLookup(EcsReads reads)
{
    /// <returns>A look for every name given; never throws when the run is stopped.</returns>
    public async Task<IReadOnlyDictionary<string, TaskLook>> DescribeAsync(IEnumerable<string> taskDefinitions, CancellationToken stopping)
    {
        var looks = await Task.WhenAll(taskDefinitions.Distinct(StringComparer.Ordinal).Select(async name =>
            new { Name = name, Look = await LookAtAsync(name, stopping) }));
        return looks.ToDictionary(one => one.Name, one => one.Look, StringComparer.Ordinal);
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
