using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Lists;
using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Results;
using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>The step <c>plan</c>: reads the request, decides what is restarted, and divides it into rounds of batches.</summary>
internal sealed class PlanStep(
    EcsClients sites, Func<IServiceLists>? openLists, Func<IChangeCalendars>? openCalendars, StepDeferral deferral, TimeProvider clock, ILogger logger, string? pausedBecause)
{
    /// <summary>
    /// Maximum size in bytes. The state of the machine can hold 256 KiB, results included (AWS Step Functions Developer Guide, "Service
    /// quotas").
    /// </summary>
    private const int MaxNameBytes = 100_000;

    /// <summary>Maximum size in bytes of the plan plus a second copy of the current round.</summary>
    private const int MaxPlanBytes = 165_000;

    /// <summary>The state machine ends an execution after 5 days.</summary>
    internal static readonly TimeSpan MaxRunTime = TimeSpan.FromDays(5);

    /// <summary>Each round adds 17 events to the 25,000 that an execution may have, and each pause between waves adds 9.</summary>
    private const int MaxRounds = 1_400;

    /// <param name="payload">The request, unchanged.</param>
    public async Task<RunState> RunAsync(
        Execution run, JsonElement payload, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) =>
        RequestReader.Read(Encoding.UTF8.GetBytes(payload.GetRawText())) switch
        {
            RequestReading.Invalid(var errors) => Refuse(run, errors),
            RequestReading.Valid(var request) => await CompleteAsync(run, Anchored(request, run), stop, stopping, cancellationToken),
            _ => throw new UnreachableException(),
        };

    private async Task<RunState> CompleteAsync(
        Execution run, RestartRequest request, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) =>
        await ListLoader.CompleteAsync(request, openLists, stopping) switch
        {
            LoadedRequest.Complete(var whole) => await PlanAsync(run, whole, stop, stopping, cancellationToken),
            LoadedRequest.Invalid(var errors) => Refuse(run, errors),
            LoadedRequest.Unavailable(var error) => Refuse(run, [error], statusCode: 503) with { FailsWith = request.RaiseOnFailure ? error.Message : null },
            _ => throw new UnreachableException(),
        };

    /// <summary>Lets every step distinguish the deployments of this run from earlier ones, whatever started the run.</summary>
    private static RestartRequest Anchored(RestartRequest request, Execution run) => request.ScheduledTime is null
        ? request with { ScheduledTime = run.StartedAt, ScheduleArn = run.Id }
        : request;

    private async Task<RunState> PlanAsync(
        Execution run, RestartRequest request, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var plan = await new PlanBuilder(sites, clock, pausedBecause) { OwnSince = run.StartedAt }.PlanAsync(request, stop, stopping);
        var gate = new StartGate(request, openCalendars, clock);
        IReadOnlyList<string> notes = request.DryRun ? await GatePreview.NotesAsync(plan, request, gate, stopping) : [];
        var settings = request with { Services = [], Select = [], ServicesFrom = null, Warnings = [.. request.Warnings, .. notes] };
        var cut = new RoundPlanner(request);
        var rounds = request.DryRun ? [] : cut.Rounds(plan);
        if ((TooLarge(plan, rounds) ?? TooLong(request, rounds)) is { } error)
            return Refuse(run, [error]);

        var tally = RunTotals.Empty.With(await SettledAsync(request, plan, cancellationToken));
        var state = new RunState { Run = run, Settings = settings, Options = cut.Options, Rounds = rounds };
        return await new NextRound(run, settings, cut.Options, rounds, deferral, clock, logger) { Gate = gate }.FromAsync(0, tally, state, stopping);
    }

    private async Task<IEnumerable<IndexedResult>> SettledAsync(RestartRequest request, RestartPlan plan, CancellationToken cancellationToken)
    {
        int[] positions = [.. Enumerable.Range(0, plan.Steps.Count).Where(position => request.DryRun || plan.Steps[position] is PlanItem.Settled)];
        var settled = new RestartPlan([.. positions.Select(position => plan.Steps[position])]);
        IReadOnlyList<RestartResult> results = [.. settled.Steps.Select(step => logger.LogResult(PlanPreview.Of(step)))];
        if (!request.DryRun)
            results = await deferral.DeferAsync("plan", request, settled, results, cancellationToken);
        return positions.Zip(results, (position, result) => new IndexedResult(position, result));
    }

    private static RequestError? TooLarge(RestartPlan plan, IReadOnlyList<Round> rounds)
    {
        if (plan.Steps.Count > RequestReader.MaxServices)
            return RequestReader.TooManyServices(plan.Steps.Count);

        var names = rounds.SelectMany(round => round.Batches).Sum(batch => (batch.Cluster?.Length ?? 0) + (batch.Services?.Sum(name => name.Length + 3) ?? 0));
        if (rounds.Count > MaxRounds)
        {
            return new RequestError(
                "$.maxInFlight", $"with so few rollouts at once it takes {rounds.Count:N0} rounds; a run in Step Functions takes {MaxRounds:N0}: raise it, or split the request");
        }

        return names <= MaxNameBytes && SizeOf(rounds) <= MaxPlanBytes
            ? null
            : new RequestError("$", $"the names of the services have {names:N0} characters; a run in Step Functions takes {MaxNameBytes:N0}: split the request");
    }

    private static RequestError? TooLong(RestartRequest request, IReadOnlyList<Round> rounds)
    {
        var pauses = rounds.DistinctBy(round => round.Wave).Count() - 1;
        return pauses > 0 && request.PauseBetweenWaves * pauses >= MaxRunTime
            ? new RequestError(
                "$.pauseMinutes",
                string.Create(CultureInfo.InvariantCulture, $"expected less than {(int)(MaxRunTime / pauses).TotalMinutes}: with {pauses} pauses between waves, the run would take {MaxRunTime.TotalDays} days or more, the limit of the state machine"))
            : null;
    }

    private static int SizeOf(IReadOnlyList<Round> rounds)
    {
        int[] sizes = [.. rounds.Select(round => JsonSerializer.SerializeToUtf8Bytes(round, StepJson.Default.Round).Length)];
        return sizes.Sum() + sizes.DefaultIfEmpty().Max();
    }

    private RunState Refuse(Execution run, IReadOnlyList<RequestError> errors, int statusCode = 400) =>
        new() { Report = logger.LogRejection(RestartReport.Rejected(run.Id, run.StartedAt, errors, statusCode)) };
}
