using System.Globalization;

namespace EcsRestart.Simulator;

/// <summary>The faults to inject. When several match a call, the one added first applies.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<ScriptedFault> _faults = [];

    public void Add(Fault fault)
    {
        lock (_gate)
            _faults.Add(new ScriptedFault(fault));
    }

    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    /// <summary>Counts a call for every fault it matches, and returns the first fault that applies.</summary>
    internal Fault? Apply(string action, string? cluster, IReadOnlyList<string> services, string? role = null)
    {
        lock (_gate)
        {
            Fault? struck = null;
            foreach (var scripted in _faults.Where(scripted => scripted.Matches(action, cluster, services, role)))
            {
                if (scripted.CountCall())
                    struck ??= scripted.Fault;
            }

            return struck;
        }
    }

    private sealed class ScriptedFault(Fault fault)
    {
        private readonly IdGenerator _random = new(string.Create(CultureInfo.InvariantCulture, $"fault/{fault.Seed}"));
        private int _calls;

        public Fault Fault => fault;

        public bool Matches(string action, string? cluster, IReadOnlyList<string> services, string? role) =>
            (fault.Action ?? action) == action
            && (fault.Cluster is null || fault.Cluster == cluster)
            && (fault.Service is null || services.Contains(fault.Service))
            && (fault.Role is null || fault.Role == role);

        public bool CountCall()
        {
            _calls++;
            var isMeant = _calls >= fault.FirstCall && (fault.Count is not { } count || _calls - fault.FirstCall < count);
            return isMeant && (fault.Chance >= 1 || _random.NextFraction() < fault.Chance);
        }
    }
}
