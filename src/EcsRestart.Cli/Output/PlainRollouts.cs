using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>A line for each thing that changes, for a file, a pipe or a build log.</summary>
internal sealed class PlainRollouts(TextWriter output, RunView picture) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, string> _last = [];
    private readonly HashSet<int> _begun = [];

    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            if (picture.Apply(value) is not { } row)
                return;

            if (value is RunProgress.RolloutStarted or RunProgress.TaskStarted && _begun.Add(row.Wave))
                Begin(row.Wave);
            Write(row, InWords(value, row));
        }
    }

    private static string InWords(RunProgress happened, RunRow row) => happened switch
    {
        RunProgress.RolloutStarted(var rollout) when rollout.IsAdopted => $"watching deployment {rollout.DeploymentId} of an earlier run",
        RunProgress.RolloutStarted(var rollout) => $"restart accepted, deployment {rollout.DeploymentId}",
        RunProgress.TaskStarted(var run) when run.IsAdopted => $"an earlier run started {Ids(run)}",
        RunProgress.TaskStarted(var run) => $"started, {Ids(run)}",
        RunProgress.ServiceFinished(_, var result) => ResultText.InWords(result),
        RunProgress.TaskFinished(_, var result) => ResultText.InWords(result),
        RunProgress.TaskObserved => $"tasks {row.NewTasks}",
        _ when row.NewTasks.Length == 0 => $"the deployment is not in ECS's answer; other tasks {row.OldTasks}",
        _ => $"new tasks {row.NewTasks}; old tasks {row.OldTasks}",
    };

    private static string Ids(TaskRun run) =>
        $"{(run.InitialTasks.Count == 1 ? "task" : "tasks")} {string.Join(", ", run.InitialTasks.Select(task => task.Arn[(task.Arn.LastIndexOf('/') + 1)..]))}";

    /// <summary>Says that a wave begins, where there is more than one.</summary>
    private void Begin(int wave)
    {
        var rows = picture.Rows;
        var ofWave = rows.Where(row => row.Wave == wave).ToArray();
        if (ofWave.Length < rows.Count)
            output.WriteLine($"Wave {wave} begins: {InWords(ofWave.OfType<RolloutRow>().Count(), ofWave.OfType<TaskRow>().Count())}");
    }

    private static string InWords(int services, int tasks) => (services, tasks) switch
    {
        (_, 0) => TextFormat.Count(services, "service"),
        (0, _) => TextFormat.Count(tasks, "task"),
        _ => $"{TextFormat.Count(tasks, "task")} and {TextFormat.Count(services, "service")}",
    };

    private void Write(RunRow row, string state)
    {
        object key = row is TaskRow of ? of.Task : row.FullName;
        if (_last.GetValueOrDefault(key) == state)
            return;

        _last[key] = state;
        output.WriteLine(SafeText.OneLine($"{row.FullName}: {state}"));
    }
}
