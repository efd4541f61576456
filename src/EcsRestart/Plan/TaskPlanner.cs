using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>Decides which tasks are run, and why the others are not.</summary>
/// <param name="now">When the task definitions were described.</param>
/// <param name="notReached">The result of tasks that the run had no time to check.</param>
internal sealed class TaskPlanner(RestartRequest request, DateTimeOffset now, (ResultCode Code, string Sentence) notReached)
{
    /// <summary>ECS remembers a client token for 24 hours, but at most until 1 hour after its tasks have stopped.</summary>
    private static readonly TimeSpan ClientTokenLifetime = TimeSpan.FromHours(1);

    /// <param name="definitions">The result of DescribeTaskDefinition for each task definition that the run reached.</param>
    public IEnumerable<PlanItem> Plan(IReadOnlyList<TaskTarget> targets, IReadOnlyDictionary<string, EcsResult<TaskDefinitionSnapshot>> definitions) =>
        targets.Select(target => target.Fault is { } fault
            ? Settled(target, fault.Code, fault.Sentence)
            : Decide(target, definitions.GetValueOrDefault(target.Task.TaskDefinition)));

    private PlanItem Decide(TaskTarget target, EcsResult<TaskDefinitionSnapshot>? lookup)
    {
        if (lookup is null)
            return Settled(target, notReached.Code, notReached.Sentence);

        if (!lookup.TryGetValue(out var definition, out var failure))
            return Settled(target, failure.CodeForTask, $"The task was not run because DescribeTaskDefinition failed: {failure.Message}");

        return TaskCheck.Fault(target.Entry, definition) is { } fault
            ? Settled(target, ResultCode.TaskCouldNotStart, fault)
            : new PlanItem.RunTask(target.Task, target.Entry, request.WaitsFor(target.Entry), definition, Warnings());
    }

    private string[] Warnings() => request.ScheduledTime is { } scheduled && now - scheduled > ClientTokenLifetime
        ? [$"This run started {TextFormat.Duration(now - scheduled)} after its scheduled time. If an earlier run started the task, ECS may start it again."]
        : [];

    private static PlanItem.Settled Settled(TaskTarget target, ResultCode code, string sentence) =>
        new(RestartResult.For(target.Task, code, sentence)) { Hold = new BlockingTask(target.Task, target.Entry.Wave) };
}
