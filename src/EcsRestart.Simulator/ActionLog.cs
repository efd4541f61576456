using System.Collections.Immutable;

namespace EcsRestart.Simulator;

/// <summary>Every action the simulator has served, oldest first. Can be read while actions are added.</summary>
public sealed class ActionLog
{
    private readonly Lock _gate = new();
    private readonly List<ActionRecord> _records = [];
    private ImmutableArray<ActionLog> _targets = [];

    /// <summary>Called with each new record, on the thread that serves the action.</summary>
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

    /// <summary>The records of one action, for all services or for one.</summary>
    public IReadOnlyList<ActionRecord> Of(string action, string? service = null) =>
        [.. Records.Where(record => record.Action == action && (service is null || record.Services.Contains(service)))];

    /// <summary>Copies each later record to another log too.</summary>
    internal void ForwardTo(ActionLog target) => ImmutableInterlocked.Update(ref _targets, logs => logs.Add(target));

    internal void Add(ActionRecord record)
    {
        lock (_gate)
            _records.Add(record);
        OnAdded?.Invoke(record);
        foreach (var log in _targets)
            log.Add(record);
    }
}
