using EcsRestart.Report;
using EcsRestart.Targets;

namespace EcsRestart.Cli.Output;

/// <summary>A line for each thing that changes, for a file, a pipe or a build log.</summary>
internal sealed class PlainRollouts(TextWriter output, RunPicture picture) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ServiceRef, string> _last = [];
    private readonly HashSet<int> _begun = [];

    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            if (picture.Apply(value) is not { } row)
                return;

            if (value is RunProgress.Started && _begun.Add(row.Wave))
                Begin(row.Wave);
            Write(row.Service, InWords(value, row));
        }
    }

    private static string InWords(RunProgress happened, RolloutRow row) => happened switch
    {
        RunProgress.Started(var rollout) when rollout.IsAdopted => $"watching deployment {rollout.DeploymentId} of an earlier run",
        RunProgress.Started(var rollout) => $"restart accepted, deployment {rollout.DeploymentId}",
        RunProgress.Settled(_, var result) => ResultWords.InWords(result),
        _ when row.NewTasks.Length == 0 => $"the deployment is not in ECS's answer; other tasks {row.OldTasks}",
        _ => $"new tasks {row.NewTasks}; old tasks {row.OldTasks}",
    };

    /// <summary>Says that a wave begins, where there is more than one.</summary>
    private void Begin(int wave)
    {
        var rows = picture.Rows;
        var services = rows.Count(row => row.Wave == wave);
        if (services < rows.Count)
            output.WriteLine($"Wave {wave} begins: {ReportText.Count(services, "service")}");
    }

    private void Write(ServiceRef service, string state)
    {
        if (_last.GetValueOrDefault(service) == state)
            return;

        _last[service] = state;
        output.WriteLine($"{service}: {state}");
    }
}
