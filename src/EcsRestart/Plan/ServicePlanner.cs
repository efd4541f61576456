using System.Diagnostics;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>Decides which services are restarted, and why the others are not.</summary>
/// <param name="now">When the services were described.</param>
/// <param name="checkedAt">The same time, as a timestamp of the run's clock.</param>
/// <param name="notReached">The result of services that the run had no time to check.</param>
internal sealed class ServicePlanner(
    RestartRequest request, DateTimeOffset now, long checkedAt, (ResultCode Code, string Sentence) notReached)
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>When a run in steps started: an earlier step may have created any later deployment. Null for other runs.</summary>
    public DateTimeOffset? RunStartedAt { get; init; }

    /// <param name="lookups">The result of DescribeServices for each service; missing for services that the run did not reach.</param>
    public RestartPlan Plan(IReadOnlyList<Target> targets, IReadOnlyDictionary<ServiceRef, EcsResult<ServiceSnapshot?>> lookups) =>
        new([.. targets.SelectMany(target => ItemsFor(target, lookups))]);

    /// <summary>Decides whether one service is restarted.</summary>
    /// <param name="lookup">The result of DescribeServices; null when the run did not reach the service.</param>
    public PlanItem Decide(ServiceRef service, ServiceOptions options, EcsResult<ServiceSnapshot?>? lookup)
    {
        if (lookup is null)
            return Settled(service, notReached.Code, notReached.Sentence);

        if (!lookup.TryGetValue(out var found, out var failure))
            return Settled(service, failure.Code, $"The service was not restarted because DescribeServices failed: {failure.Message}");

        return found is not null ? Judge(service, options, found) : Settled(
            service, ResultCode.ServiceNotFound, $"Cluster {service.ClusterName} of {service.Location.Description} has no service {service.ServiceName}.");
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

    /// <summary>A service that could not be described matches, so that its failure is reported. A deleted service does not.</summary>
    private static bool Matches(SelectEntry selection, EcsResult<ServiceSnapshot?>? lookup) =>
        lookup is not EcsResult<ServiceSnapshot?>.Ok(var service) || (service is not null && ServiceSelector.ByTags(selection, service.Tags));

    private PlanItem DecideOnce(ServiceRef service, ServiceOptions options, string place, EcsResult<ServiceSnapshot?>? lookup) =>
        _places.TryAdd(service.ToString(), place)
            ? Decide(service, options, lookup)
            : Settled(service, ResultCode.Duplicate, $"The service is already in {_places[service.ToString()]} and is restarted once.");

    private PlanItem Judge(ServiceRef service, ServiceOptions options, ServiceSnapshot snapshot) =>
        PreflightCheck.Decide(new PreflightContext(snapshot, now, request, options)) switch
        {
            PreflightVerdict.Proceed(var warnings) => new PlanItem.Restart(service, options, snapshot.WithoutTexts(), checkedAt, warnings),
            PreflightVerdict.Adopt(var id, var createdAt) => new PlanItem.Adopt(service, options, snapshot.WithoutTexts(), checkedAt, id, createdAt),
            PreflightVerdict.Refuse(var code, _) when code == ResultCode.AlreadyRestarted && snapshot.Primary is { } own && own.CreatedAt >= RunStartedAt =>
                new PlanItem.Adopt(service, options, snapshot.WithoutTexts(), checkedAt, own.Id, own.CreatedAt),
            PreflightVerdict.Refuse(var code, var sentence) => Settled(service, code, sentence) with { Service = service, Options = options },
            _ => throw new UnreachableException(),
        };

    private static PlanItem.Settled Settled(ServiceRef service, ResultCode code, string sentence) => new(RestartResult.For(service, code, sentence));
}
