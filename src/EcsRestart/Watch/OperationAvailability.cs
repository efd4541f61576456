using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Watch;

/// <summary>
/// Remembers for a run in which accounts and Regions an operation is not available: it does not exist there, or it was denied before any
/// call was allowed.
/// </summary>
internal sealed class OperationAvailability
{
    private readonly ConcurrentDictionary<EcsLocation, bool> _answered = new();
    private readonly ConcurrentDictionary<EcsLocation, bool> _closed = new();

    public bool IsOpen(EcsLocation location) => !_closed.ContainsKey(location);

    /// <summary>Records that ECS allowed a call: a later denial is about single resources.</summary>
    public void RecordAnswer(EcsLocation location) => _answered[location] = true;

    /// <summary>Records a failed call.</summary>
    /// <returns>True when no further calls should be sent, and no earlier failure has shown that.</returns>
    public bool TryClose(EcsLocation location, EcsFailure failure)
    {
        var isDenied = failure.Code == ResultCode.AccessDenied && !_answered.ContainsKey(location);
        return (failure.IsUnsupported || isDenied) && _closed.TryAdd(location, true);
    }
}
