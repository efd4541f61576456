using EcsRestart.Ecs;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>Checks the part of a step that claims to be the output of earlier steps.</summary>
internal sealed class StateCheck(RestartRequest settings, RequestFindings findings)
{
    private const int MaxChecks = 1_000_000;
    private const int MaxWaitSeconds = 3_600;
    private const int MaxDesiredCount = 100_000;

    public void Check(BatchState state, Batch batch, string path)
    {
        findings.Require(state.At == batch.At, $"{path}.at", "expected that of the batch");
        findings.Range(state.WaitSeconds, 0, MaxWaitSeconds, $"{path}.waitSeconds");
        findings.Range(state.Checks, 0, MaxChecks, $"{path}.checks");
        Check(state.Tally, $"{path}.tally");
        if (state.Rollouts is { } rollouts)
            Check(rollouts, batch, $"{path}.rollouts");
        if (state.Task is not { } task || !findings.Require(batch.Task is not null, $"{path}.task", "the batch has no task"))
            return;

        findings.Time(task.StartedAt, $"{path}.task.startedAt");
        findings.Require(task.Tasks.Count > 0, $"{path}.task.tasks", "expected tasks");
        findings.Each(task.Tasks, $"{path}.task.tasks", TasksReader.MaxCount, Check);
        findings.Each(task.EssentialContainers, $"{path}.task.essentialContainers", int.MaxValue);
        findings.Optional(task.Warnings, $"{path}.task.warnings");
    }

    public void Check(RunTotals tally, string path)
    {
        findings.Each(tally.Results, $"{path}.results", RequestReader.MaxServices, (placed, place) =>
        {
            findings.Range(placed.At, 0, RequestReader.MaxServices - 1, $"{place}.at");
            if (findings.Require(placed.Result is not null, $"{place}.result", "is missing") && placed.Result is { } result)
                Check(result, $"{place}.result");
        });
        if (findings.Require(tally.CountedByCode is not null, $"{path}.countedByCode", "is missing"))
        {
            foreach (var (code, number) in tally.CountedByCode ?? new Dictionary<string, int>())
            {
                findings.Require(ResultCode.Find(code) is not null, $"{path}.countedByCode", $"unknown code {TextFormat.Quote(code)}");
                findings.Range(number, 0, RequestReader.MaxServices, $"{path}.countedByCode.{TextFormat.Shorten(code)}");
            }
        }

        findings.Range(tally.FailedRollouts, 0, RequestReader.MaxServices, $"{path}.failedRollouts");
        findings.Range(tally.UnreturnedTasks, 0, int.MaxValue, $"{path}.unreturnedTasks");
        findings.Optional(tally.Warnings, $"{path}.warnings");
        findings.Range(tally.FailedTasks, 0, RequestReader.MaxServices, $"{path}.failedTasks");
        if (tally.Stop is { } stop)
        {
            findings.Range(stop.Task, 0, settings.Tasks.Count - 1, $"{path}.stop.task");
            findings.Require(stop.Code is not null, $"{path}.stop.code", "is missing");
        }
    }

    private void Check(IReadOnlyList<PendingRollout> rollouts, Batch batch, string path)
    {
        var seen = new HashSet<int>();
        findings.Each(rollouts, path, EcsLimits.ServicesPerDescribe, (rollout, place) =>
        {
            if (findings.Range(rollout.Service, 0, (batch.Services?.Count ?? 0) - 1, $"{place}.service"))
                findings.Require(seen.Add(rollout.Service), $"{place}.service", "expected each service once");
            findings.Time(rollout.CreatedAt, $"{place}.createdAt");
            findings.Time(rollout.StartedAt, $"{place}.startedAt");
            if (rollout.AbsentSince is { } absentSince)
                findings.Time(absentSince, $"{place}.absentSince");
            if (rollout.ReturnBefore is { } returnBefore)
                findings.Time(returnBefore, $"{place}.returnBefore");
            findings.Range(rollout.ExtraTasks, 0, MaxDesiredCount, $"{place}.extraTasks");
            findings.Range(rollout.DesiredCount, 0, MaxDesiredCount, $"{place}.desiredCount");
            findings.Optional(rollout.Warnings, $"{place}.warnings");
            if (rollout.Rollback is { RequestedAt: { } requestedAt })
                findings.Time(requestedAt, $"{place}.rollback.requestedAt");
            foreach (var moment in new[] { rollout.Record?.AbsentSince, rollout.Record?.StatusSince }.OfType<DateTimeOffset>())
                findings.Time(moment, $"{place}.record");
        });
    }

    private void Check(TaskSnapshot task, string path)
    {
        findings.Require(task.Arn.Length > 0, $"{path}.arn", "expected an ARN");
        findings.Each(task.Containers, $"{path}.containers", int.MaxValue, (container, place) =>
            findings.Require(container.Name is not null, $"{place}.name", "is missing"));
    }

    private void Check(RestartResult result, string path)
    {
        findings.Require(result.DurationSeconds is null || double.IsFinite(result.DurationSeconds.Value), $"{path}.durationSeconds", "expected a number");
        findings.Optional(result.Warnings, $"{path}.warnings");
        if (result.Tasks is { } tasks)
        {
            findings.Each(tasks, $"{path}.tasks", int.MaxValue, (task, place) =>
            {
                findings.Require(task.Task is not null, $"{place}.task", "is missing");
                findings.Optional(task.Containers, $"{place}.containers");
            });
        }

        if (result.Diagnosis is not { } diagnosis)
            return;

        findings.Each(diagnosis.Events, $"{path}.diagnosis.events", int.MaxValue);
        findings.Each(diagnosis.StoppedTasks, $"{path}.diagnosis.stoppedTasks", int.MaxValue);
    }
}
