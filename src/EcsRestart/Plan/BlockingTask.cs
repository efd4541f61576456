using EcsRestart.Names;

namespace EcsRestart.Plan;

/// <summary>A task whose failure stops all later waves.</summary>
public sealed record BlockingTask(TaskRef Task, int Wave)
{
    /// <summary>Returns the reason for every service and task of the later waves.</summary>
    /// <param name="code">The result code of the task.</param>
    internal string Sentence(ResultCode code) =>
        $"Not started: task {Task} ({Task.Place}, wave {Wave}) ended with {code}, which stops all later waves.";
}
