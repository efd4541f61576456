using System.Globalization;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>
/// Checks a step as strictly as a request. Anyone who may invoke the function can send a step, and it must not bypass the checks of a
/// request.
/// </summary>
/// <param name="region">The Region of the run.</param>
internal sealed class StepCheck(StepInput input, Func<string> region)
{
    private const int MaxRounds = 1_400;
    private const int MaxBatches = 1_000;
    private const int MaxIdLength = 1_600;

    private readonly RequestFindings _findings = new();

    public IReadOnlyList<RequestError> Errors()
    {
        _findings.Require(input.Run.Id is { Length: > 0 and <= MaxIdLength }, "$.run.id", $"expected 1 to {MaxIdLength} characters");
        _findings.Time(input.Run.StartedAt, "$.run.startedAt");
        if (input is { Step: not StepName.Plan, Settings: { } settings, Options: { } options } && CheckSettings(settings) && CheckOptions(options))
            CheckWork(settings, options);
        return _findings.Errors;
    }

    /// <returns>True when nothing is missing, so that the settings can be read as a request.</returns>
    private bool CheckSettings(RestartRequest settings)
    {
        _findings.Require(!settings.DryRun, "$.settings.dryRun", "a dry run has no steps but plan");
        if (settings.ScheduledTime is { } scheduledTime)
            _findings.Time(scheduledTime, "$.settings.scheduledTime");
        _findings.Require(settings.ScheduleArn is not { Length: > MaxIdLength }, "$.settings.scheduleArn", $"expected up to {MaxIdLength} characters");
        return _findings.Each(settings.Tasks, "$.settings.tasks", TasksReader.MaxEntries, CheckTask)
            & _findings.Each(settings.Calendars, "$.settings.calendars", int.MaxValue)
            & _findings.Each(settings.Warnings, "$.settings.warnings", int.MaxValue)
            & _findings.Each(settings.WarningsUnlessWaiting, "$.settings.warningsUnlessWaiting", int.MaxValue);
    }

    private void CheckTask(TaskEntry task, string path)
    {
        _findings.Require(task.StartedBy is not null, $"{path}.startedBy", "is missing");
        _findings.Each(task.CapacityProviderStrategy, $"{path}.capacityProviderStrategy", int.MaxValue);
        _findings.Each(task.Overrides, $"{path}.overrides", OverridesReader.MaxContainers, (change, place) =>
        {
            if (change.Command is { } command)
                _findings.Each(command, $"{place}.command", int.MaxValue);
            _findings.Require(change.Environment?.Values.All(value => value is not null) == true, $"{place}.environment", "expected an object of strings");
        });
        if (task.Network is not { } network)
            return;

        _findings.Each(network.Subnets, $"{path}.network.subnets", int.MaxValue);
        _findings.Each(network.SecurityGroups, $"{path}.network.securityGroups", int.MaxValue);
    }

    private bool CheckOptions(IReadOnlyList<ServiceOptions> options) => _findings.Each(
        options, "$.options", RequestReader.MaxServices, (one, path) => _findings.Require(one.Location is not null, $"{path}.home", "is missing"));

    private void CheckWork(RestartRequest settings, IReadOnlyList<ServiceOptions> options)
    {
        var payload = new StepPayload(settings, options);
        var states = new StateCheck(settings, _findings);
        CheckGate(input.Gate);
        if (input.Step is StepName.Report or StepName.Next)
        {
            CheckRounds(payload);
            states.Check(input.Tally ?? RunTotals.Empty, "$.tally");
            if (_findings.Errors.Count == 0)
                CheckFinished(states);
        }
        else if (input.Batch is { } batch)
        {
            _findings.Range(input.Share ?? 1, 1, RunTotals.MaxResultBytes, "$.share");
            CheckBatch(batch, "$.batch", payload);
            if (input.State is { } state && _findings.Errors.Count == 0)
                states.Check(state, batch, "$.state");
        }

        if (_findings.Errors.Count == 0)
            payload.AddErrorsTo(_findings);
    }

    private void CheckGate(GateState? gate)
    {
        if (gate?.OpenUntil is { } openUntil)
            _findings.Time(openUntil, "$.gate.openUntil");
        if (gate?.Closed is { } closed)
            _findings.Require(closed is { Code: not null, Sentence: not null }, "$.gate.closed", "expected a code and a sentence");
    }

    private void CheckRounds(StepPayload payload)
    {
        _findings.Each(input.Rounds, "$.rounds", MaxRounds, (round, path) =>
        {
            _findings.Range(round.Wave, 1, 100, $"{path}.wave");
            _findings.Range(round.ExtraTasks, 0, int.MaxValue, $"{path}.extraTasks");
            _findings.Range(round.Concurrency, 1, RequestReader.MaxServices, $"{path}.concurrency");
            _findings.Range(round.Share, 1, RunTotals.MaxResultBytes, $"{path}.share");
            _findings.Range(round.Tolerance, 0, RequestReader.MaxServices, $"{path}.tolerance");
            _findings.Each(round.Batches, $"{path}.batches", MaxBatches, (batch, place) => CheckBatch(batch, place, payload));
        });
        _findings.Range(input.Next ?? 0, 0, (input.Rounds?.Count ?? 0) - 1, "$.next");
    }

    private void CheckFinished(StateCheck states)
    {
        var batches = (input.Rounds ?? [])[input.Next ?? 0].Batches;
        var seen = new HashSet<int>();
        foreach (var (index, state) in (input.Finished ?? []).Index())
        {
            var path = $"$.finished[{index}]";
            if (state is null)
                continue;
            if (batches.FirstOrDefault(batch => batch.At == state.At) is { } batch && seen.Add(state.At))
                states.Check(state, batch, path);
            else
                _findings.AddError($"{path}.at", "expected a batch of the round, each at most once");
        }
    }

    private void CheckBatch(Batch batch, string path, StepPayload payload)
    {
        _findings.Range(batch.At, 0, RequestReader.MaxServices - 1, $"{path}.at");
        _findings.Range(batch.Lanes, 1, RequestReader.MaxServices, $"{path}.lanes");
        if (batch.Task is { } task)
        {
            _findings.Require(batch.Services is null, $"{path}.services", "a batch has services or a task, not both");
            _findings.Range(task, 0, payload.Settings.Tasks.Count - 1, $"{path}.task");
        }
        else if (_findings.Require(batch.Services is { Count: > 0 }, $"{path}.services", "expected the names of services, or a task")
            && _findings.Each(batch.Services, $"{path}.services", EcsLimits.ServicesPerDescribe)
            && _findings.Range(batch.Options ?? 0, 0, payload.Options.Count - 1, $"{path}.options"))
        {
            CheckServices(batch, path, payload);
        }
    }

    private void CheckServices(Batch batch, string path, StepPayload payload)
    {
        var names = batch.Services ?? [];
        var entries = names.Select(name => new ServiceEntry { Cluster = batch.Cluster, Service = name, Options = payload.Options[batch.Options ?? 0] });
        foreach (var (index, target) in TargetResolver.Resolve([.. entries], region).Index())
        {
            if (target is Target.Rejected(var result))
                _findings.AddError(string.Create(CultureInfo.InvariantCulture, $"{path}.services[{index}]"), result.Message ?? result.Code.Name);
        }

        _findings.Require(names.Distinct(StringComparer.Ordinal).Count() == names.Count, $"{path}.services", "expected each service once");
        payload.Add(batch, path);
    }
}
