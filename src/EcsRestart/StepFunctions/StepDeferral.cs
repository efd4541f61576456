using EcsRestart.Deferrals;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>Defers what a step finds being deployed.</summary>
/// <param name="deferral">Null: the run may not create schedules.</param>
internal sealed class StepDeferral(Deferral? deferral, string runId)
{
    /// <param name="part">Which part of the run it is: each has a schedule of its own.</param>
    public Task<IReadOnlyList<RestartResult>> DeferAsync(
        string part, RestartRequest request, RestartPlan plan, IReadOnlyList<RestartResult> results, CancellationToken cancellationToken) =>
        deferral?.DeferAsync(runId, request, plan, results, cancellationToken, part) ?? Task.FromResult(results);

    /// <inheritdoc cref="Deferral.Warnings"/>
    public IReadOnlyList<string> Warnings(RestartRequest request) => Deferral.Warnings(request, deferral);
}
