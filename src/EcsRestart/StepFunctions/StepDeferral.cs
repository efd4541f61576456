using EcsRestart.Deferrals;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>Defers the services that are being deployed when a step checks them.</summary>
/// <param name="deferral">Null when the run must not create schedules.</param>
internal sealed class StepDeferral(Deferral? deferral, string runId)
{
    /// <param name="part">The part of the run. Each part has its own schedule.</param>
    public Task<IReadOnlyList<RestartResult>> DeferAsync(
        string part, RestartRequest request, RestartPlan plan, IReadOnlyList<RestartResult> results, CancellationToken cancellationToken) =>
        deferral?.DeferAsync(runId, request, plan, results, cancellationToken, part) ?? Task.FromResult(results);

    /// <inheritdoc cref="Deferral.Warnings"/>
    public IReadOnlyList<string> Warnings(RestartRequest request) => Deferral.Warnings(request, deferral);
}
