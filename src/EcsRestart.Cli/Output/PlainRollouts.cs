using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>A line for each thing that changes, for a file, a pipe or a build log.</summary>
internal sealed class PlainRollouts(TextWriter output, RunPicture picture) : IProgress<RunProgress>
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

            if (value is RunProgress.Started or RunProgress.TaskStarted && _begun.Add(row.Wave))
                Begin(row.Wave);
            Write(row, InWords(value, row));
        }
    }

    private static string InWords(RunProgress happened, RunRow row) => happened switch
    {
        RunProgress.Started(var rollout) when rollout.IsAdopted => $"watching deployment {rollout.DeploymentId} of an earlier run",
        RunProgress.Started(var rollout) => $"restart accepted, deployment {rollout.DeploymentId}",
        RunProgress.TaskStarted(var run) when run.IsOfEarlierRun => $"an earlier run started {Ids(run)}",
        RunProgress.TaskStarted(var run) => $"started, {Ids(run)}",
        RunProgress.Settled(_, var result) => ResultWords.InWords(result),
        RunProgress.TaskSettled(_, var result) => ResultWords.InWords(result),
        RunProgress.TaskObserved => $"tasks {row.NewTasks}",
        _ when row.NewTasks.Length == 0 => $"the deployment is not in ECS's answer; other tasks {row.OldTasks}",
        _ => $"new tasks {row.NewTasks}; old tasks {row.OldTasks}",
    };

    private static string Ids(TaskRun run) =>
        $"{(run.AtStart.Count == 1 ? "task" : "tasks")} {string.Join(", ", run.AtStart.Select(task => task.Arn[(task.Arn.LastIndexOf('/') + 1)..]))}";

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
        (_, 0) => ShortText.Count(services, "service"),
        (0, _) => ShortText.Count(tasks, "task"),
        _ => $"{ShortText.Count(tasks, "task")} and {ShortText.Count(services, "service")}",
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
