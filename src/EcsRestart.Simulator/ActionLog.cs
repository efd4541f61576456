using System.Collections.Immutable;

namespace EcsRestart.Simulator;

/// <summary>Every action the simulator served, oldest first. Safe to read while it is written.</summary>
public sealed class ActionLog
{
    private readonly Lock _gate = new();
    private readonly List<ActionRecord> _records = [];
    private ImmutableArray<ActionLog> _wider = [];

    /// <summary>Called with each record, on the thread that serves the action.</summary>
    public Action<ActionRecord>? OnAdded { get; set; }

    /// <summary>A copy of the records so far.</summary>
    public IReadOnlyList<ActionRecord> Records
    {
        get
        {
            lock (_gate)
                return [.. _records];
        }
    }

    /// <summary>The records of one action, of all services or of the one named.</summary>
    public IReadOnlyList<ActionRecord> Of(string action, string? service = null) =>
        [.. Records.Where(record => record.Action == action && (service is null || record.Services.Contains(service)))];

    /// <summary>From now on, another log gets what this one gets.</summary>
    internal void ForwardTo(ActionLog wider) => ImmutableInterlocked.Update(ref _wider, logs => logs.Add(wider));

    internal void Add(ActionRecord record)
    {
        lock (_gate)
            _records.Add(record);
        OnAdded?.Invoke(record);
        foreach (var log in _wider)
            log.Add(record);
    }
}
