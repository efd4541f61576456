using System.Text;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Schedules;

namespace EcsRestart.Deferrals;

/// <summary>
/// Gives services that were being deployed one more chance: a schedule that fires once, runs what is left of the request and deletes itself.
/// Its name follows from the run, so that a run which comes twice makes one.
/// </summary>
/// <param name="openStore">Called when there is something to defer.</param>
public sealed class Deferral(Func<IScheduleStore> openStore, DeferralTarget target, TimeProvider clock)
{
    private const int DigestCharacters = 24;

    /// <summary>The warnings that hold for a request.</summary>
    /// <param name="deferral">Null: the run may not create schedules.</param>
    internal static IReadOnlyList<string> Warnings(RestartRequest request, Deferral? deferral) => request.DeferBy is not null && deferral is null
        ? [.. request.EffectiveWarnings, "$.deferMinutes has no effect: this run may not create schedules"]
        : request.EffectiveWarnings;

    /// <param name="part">Which part of the run: each has a schedule of its own.</param>
    /// <returns>The results, those of deferred services with what comes next.</returns>
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
            return result => Warn(result, "It was not deferred: the request that is left is larger than a schedule may hold.");

        var schedule = new NewSchedule
        {
            Ref = new ScheduleRef(target.Group, name),
            Expression = ScheduleExpression.At(at.UtcDateTime),
            TimeZone = "UTC",
            FunctionArn = target.FunctionArn,
            RoleArn = target.RoleArn,
            Input = payload,
            Description = "Services that were being deployed when EcsRestart came to restart them",
            DeleteAfterCompletion = true,
        };
        try
        {
            return await openStore().CreateAsync(schedule, cancellationToken) switch
            {
                ScheduleAnswer<string>.Failed(ScheduleFailure.Conflict) => result => Defer(result, schedule.Ref, "as an earlier try of this run arranged"),
                ScheduleAnswer<string>.Failed(var failure) => result => Warn(result, $"It could not be deferred: {failure.Message}"),
                _ => result => Defer(result, schedule.Ref, $"at {TextFormat.Time(at)}"),
            };
        }
        catch (OperationCanceledException)
        {
            return result => Warn(result, "There was no time to defer it.");
        }
    }

    private static string Name(string runId, RestartRequest request, string part) =>
        $"ecs-restart-deferred-{IdempotencyKey.Of(request, runId, part)[..DigestCharacters]}";

    private static RestartResult Defer(RestartResult result, ScheduleRef schedule, string when) => result with
    {
        Reason = $"{result.Reason} It is tried once more {when}, by the schedule {schedule}.",
        DeferredTo = schedule.ToString(),
    };

    private static RestartResult Warn(RestartResult result, string warning) => result with { Warnings = [.. result.Warnings ?? [], warning] };
}
