using System.Diagnostics;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>Makes a plan of what was found: which services are restarted, and why the others are not.</summary>
/// <param name="now">When ECS was looked at.</param>
/// <param name="lookedAt">The same, as a timestamp of the run's clock.</param>
/// <param name="notReached">What becomes of services that the run had no time to look at.</param>
internal sealed class ServicePlanner(
    RestartRequest request, DateTimeOffset now, long lookedAt, (ResultCode Code, string Sentence) notReached)
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>When the run began, where it is done in steps: what was deployed since then it may have deployed itself. Null: it is not.</summary>
    public DateTimeOffset? RunStartedAt { get; init; }

    /// <param name="lookups">The result of DescribeServices for each service that a target names or may mean; none where the run did not reach it.</param>
    public RestartPlan Plan(IReadOnlyList<Target> targets, IReadOnlyDictionary<ServiceRef, EcsResult<ServiceSnapshot?>> lookups) =>
        new([.. targets.SelectMany(target => ItemsFor(target, lookups))]);

    /// <summary>Decides about one service.</summary>
    /// <param name="lookup">The result of DescribeServices; null when the run did not reach the service.</param>
    public PlanItem Decide(ServiceRef service, ServiceOptions options, EcsResult<ServiceSnapshot?>? lookup)
    {
        if (lookup is null)
            return Settled(service, notReached.Code, notReached.Sentence);

        if (!lookup.TryGetValue(out var found, out var failure))
            return Settled(service, failure.Code, $"It could not be looked at, so it was not restarted. {failure.Message}");

        return found is not null ? Judge(service, options, found) : Settled(
            service, ResultCode.ServiceNotFound, $"ECS knows no service {service.ServiceName} in cluster {service.ClusterName} of {service.Location.Description}.");
    }

    private PlanItem[] ItemsFor(Target target, IReadOnlyDictionary<ServiceRef, EcsResult<ServiceSnapshot?>> lookups) => target switch
    {
        Target.Rejected(var result) => [new PlanItem.Settled(result)],
        Target.Named(var service, var options, var place) => [DecideOnce(service, options, place, lookups.GetValueOrDefault(service))],
        Target.Selected selected => ItemsFor(selected, lookups),
        _ => throw new UnreachableException(),
    };

    private PlanItem[] ItemsFor(Target.Selected selected, IReadOnlyDictionary<ServiceRef, EcsResult<ServiceSnapshot?>> lookups)
    {
        var options = selected.Selection.Options;
        PlanItem[] items = [
            .. from service in selected.Candidates
               let lookup = lookups.GetValueOrDefault(service)
               where Matches(selected.Selection, lookup)
               select DecideOnce(service, options, selected.Place, lookup)];
        return items.Length > 0 ? items : [new PlanItem.Settled(NoMatch.Of(selected))];
    }

    /// <summary>A service that could not be described matches, so that its failure is reported; one that was deleted since it was listed does not.</summary>
    private static bool Matches(SelectEntry selection, EcsResult<ServiceSnapshot?>? lookup) =>
        lookup is not EcsResult<ServiceSnapshot?>.Ok(var service) || (service is not null && ServiceSelector.ByTags(selection, service.Tags));

    private PlanItem DecideOnce(ServiceRef service, ServiceOptions options, string place, EcsResult<ServiceSnapshot?>? lookup) =>
        _places.TryAdd(service.ToString(), place)
            ? Decide(service, options, lookup)
            : Settled(service, ResultCode.Duplicate, $"The same service as in {_places[service.ToString()]}; it is restarted once.");

    private PlanItem Judge(ServiceRef service, ServiceOptions options, ServiceSnapshot look) =>
        PreflightCheck.Decide(new PreflightContext(look, now, request, options)) switch
        {
            PreflightVerdict.Proceed(var warnings) => new PlanItem.Restart(service, options, look.WithoutTexts(), lookedAt, warnings),
            PreflightVerdict.Adopt(var id, var createdAt) => new PlanItem.Adopt(service, options, look.WithoutTexts(), lookedAt, id, createdAt),
            PreflightVerdict.Refuse(var code, _) when code == ResultCode.AlreadyRestarted && look.Primary is { } own && own.CreatedAt >= RunStartedAt =>
                new PlanItem.Adopt(service, options, look.WithoutTexts(), lookedAt, own.Id, own.CreatedAt),
            PreflightVerdict.Refuse(var code, var sentence) => Settled(service, code, sentence) with { Service = service, Options = options },
            _ => throw new UnreachableException(),
        };

    private static PlanItem.Settled Settled(ServiceRef service, ResultCode code, string sentence) => new(RestartResult.For(service, code, sentence));
}
