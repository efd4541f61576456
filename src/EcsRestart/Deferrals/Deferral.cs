using System.Text;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Schedules;

namespace EcsRestart.Deferrals;

/// <summary>
/// Defers services whose deployment was in progress: creates a one-time schedule that runs the request for these services and then deletes
/// itself. The name of the schedule is derived from the run, so a retry of the run does not create a second one.
/// </summary>
/// <param name="openStore">Called when there are services to defer.</param>
public sealed class Deferral(Func<IScheduleStore> openStore, DeferralTarget target, TimeProvider clock)
{
    private const int DigestCharacters = 24;

    /// <summary>Returns the warnings for a request.</summary>
    /// <param name="deferral">Null when the run cannot create schedules.</param>
    internal static IReadOnlyList<string> Warnings(RestartRequest request, Deferral? deferral) => request.DeferBy is not null && deferral is null
        ? [.. request.EffectiveWarnings, "$.deferMinutes has no effect: this run cannot create schedules"]
        : request.EffectiveWarnings;

    /// <param name="part">The part of the run; each part has its own schedule.</param>
    /// <returns>The results, with the schedule or a warning added to those of deferred services.</returns>
    internal async Task<IReadOnlyList<RestartResult>> DeferAsync(
        string runId,
        RestartRequest request,
        RestartPlan plan,
        IReadOnlyList<RestartResult> results,
        CancellationToken cancellationToken,
        string part = "deferral")
    {
        if (request.DeferBy is not { } delay || DeferredService.Of(plan, results) is not { Count: > 0 } services)
            return results;

        var at = clock.GetUtcNow() + delay;
        var outcome = await CreateAsync(Name(runId, request, part), at, DeferredPayload.Of(request, services), cancellationToken);
        RestartResult[] all = [.. results];
        foreach (var service in services)
            all[service.Position] = outcome(all[service.Position]);
        return all;
    }

    private async Task<Func<RestartResult, RestartResult>> CreateAsync(
        string name, DateTimeOffset at, string payload, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(payload) > ScheduleInput.MaxBytes)
            return result => Warn(result, "The service was not deferred: the request for the deferred services exceeds the 256 KB limit of a schedule.");

        var schedule = new NewSchedule
        {
            Ref = new ScheduleRef(target.Group, name),
            Expression = ScheduleExpression.At(at.UtcDateTime),
            TimeZone = "UTC",
            FunctionArn = target.FunctionArn,
            RoleArn = target.RoleArn,
            Input = payload,
            Description = "Retries services whose deployment was in progress when EcsRestart ran",
            DeleteAfterCompletion = true,
        };
        try
        {
            return await openStore().CreateAsync(schedule, cancellationToken) switch
            {
                ScheduleAnswer<string>.Failed(ScheduleFailure.Conflict) => result => Defer(result, schedule.Ref, $"Schedule {schedule.Ref}, which an earlier attempt of this run created, will retry the restart."),
                ScheduleAnswer<string>.Failed(var failure) => result => Warn(result, $"The service was not deferred: {failure.Message}"),
                _ => result => Defer(result, schedule.Ref, $"Schedule {schedule.Ref} will retry the restart at {TextFormat.Time(at)}."),
            };
        }
        catch (OperationCanceledException)
        {
            return result => Warn(result, "The service was not deferred: the run was stopped before the schedule was created.");
        }
    }

    private static string Name(string runId, RestartRequest request, string part) =>
        $"ecs-restart-deferred-{IdempotencyKey.Of(request, runId, part)[..DigestCharacters]}";

    private static RestartResult Defer(RestartResult result, ScheduleRef schedule, string sentence) => result with
    {
        Reason = $"{result.Reason} {sentence}",
        DeferredTo = schedule.ToString(),
    };

    private static RestartResult Warn(RestartResult result, string warning) => result with { Warnings = [.. result.Warnings ?? [], warning] };
}
