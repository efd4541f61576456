using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>Writes a line for each change, for a file, a pipe or a build log.</summary>
internal sealed class PlainRollouts(TextWriter output, RunView view) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, string> _last = [];
    private readonly HashSet<int> _startedWaves = [];

    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            if (view.Apply(value) is not { } row)
                return;

            if (value is RunProgress.RolloutStarted or RunProgress.TaskStarted && _startedWaves.Add(row.Wave))
                WriteWaveStart(row.Wave);
            Write(row, Describe(value, row));
        }
    }

    private static string Describe(RunProgress progress, RunRow row) => progress switch
    {
        RunProgress.RolloutStarted(var rollout) when rollout.IsAdopted => $"watching deployment {rollout.DeploymentId} from an earlier run",
        RunProgress.RolloutStarted(var rollout) => $"restart accepted, deployment {rollout.DeploymentId}",
        RunProgress.TaskStarted(var run) when run.IsAdopted => $"an earlier run started {Ids(run)}",
        RunProgress.TaskStarted(var run) => $"started, {Ids(run)}",
        RunProgress.ServiceFinished(_, var result) => ResultText.Describe(result),
        RunProgress.TaskFinished(_, var result) => ResultText.Describe(result),
        RunProgress.TaskObserved => $"tasks {row.NewTasks}",
        _ when row.NewTasks.Length == 0 => $"ECS does not list the deployment; other tasks {row.OldTasks}",
        _ => $"new tasks {row.NewTasks}; old tasks {row.OldTasks}",
    };

    private static string Ids(TaskRun run) =>
        $"{(run.InitialTasks.Count == 1 ? "task" : "tasks")} {string.Join(", ", run.InitialTasks.Select(task => task.Arn[(task.Arn.LastIndexOf('/') + 1)..]))}";

    /// <summary>Writes that a wave has started, when there are several waves.</summary>
    private void WriteWaveStart(int wave)
    {
        var rows = view.Rows;
        var waveRows = rows.Where(row => row.Wave == wave).ToArray();
        if (waveRows.Length < rows.Count)
            output.WriteLine($"Wave {wave} started: {Count(waveRows.OfType<RolloutRow>().Count(), waveRows.OfType<TaskRow>().Count())}");
    }

    private static string Count(int services, int tasks) => (services, tasks) switch
    {
        (_, 0) => TextFormat.Count(services, "service"),
        (0, _) => TextFormat.Count(tasks, "task"),
        _ => $"{TextFormat.Count(tasks, "task")} and {TextFormat.Count(services, "service")}",
    };

    private void Write(RunRow row, string state)
    {
        object key = row is TaskRow task ? task.Task : row.FullName;
        if (_last.GetValueOrDefault(key) == state)
            return;

        _last[key] = state;
        output.WriteLine(SafeText.OneLine($"{row.FullName}: {state}"));
    }
}
