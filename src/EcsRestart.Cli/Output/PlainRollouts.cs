using System.Collections.Concurrent;
using EcsRestart.Targets;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A line for each thing that changes, for a file, a pipe or a build log.</summary>
internal sealed class PlainRollouts(IAnsiConsole console) : IProgress<RunProgress>
{
    private readonly ConcurrentDictionary<ServiceRef, string> _last = new();

    public void Report(RunProgress value)
    {
        switch (value)
        {
            case RunProgress.Started(var rollout):
                Write(rollout.Service, $"restart accepted, deployment {rollout.DeploymentId}");
                break;
            case RunProgress.Observed(var rollout, var snapshot):
                var row = new RolloutRow(rollout.Service) { Rollout = rollout, Snapshot = snapshot };
                Write(rollout.Service, $"new tasks {row.NewTasks}; old tasks {row.OldTasks}");
                break;
            case RunProgress.Settled(var service, var result):
                Write(service, ReportView.InWords(result));
                break;
        }
    }

    private void Write(ServiceRef service, string state)
    {
        if (_last.TryGetValue(service, out var last) && last == state)
            return;

        _last[service] = state;
        console.WriteLine($"{service}: {state}");
    }
}
