using EcsRestart.Names;

namespace EcsRestart.Plan;

/// <summary>A task whose failure keeps later waves from beginning.</summary>
public sealed record BlockingTask(TaskRef Task, int Wave)
{
    /// <summary>What is said of everything in the later waves.</summary>
    /// <param name="code">What became of the task.</param>
    internal string Sentence(ResultCode code) =>
        $"Not begun: task {Task} ({Task.Place}) in wave {Wave} ended as {code}, which stops every later wave.";
}
