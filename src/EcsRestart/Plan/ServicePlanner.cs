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

    /// <param name="looks">A look for each service that a target names or may mean.</param>
    public RestartPlan Plan(IReadOnlyList<Target> targets, IReadOnlyDictionary<ServiceRef, ServiceLook> looks) =>
        new([.. targets.SelectMany(target => StepsFor(target, looks))]);

    /// <summary>Judges one service.</summary>
    public PlanItem Decide(ServiceRef service, ServiceOptions options, ServiceLook look) => look switch
    {
        ServiceLook.Found(var found) => Judge(service, options, found),
        ServiceLook.Missing => Settled(
            service, ResultCode.ServiceNotFound, $"ECS knows no service {service.ServiceName} in cluster {service.ClusterName} of {service.Location.Description}."),
        ServiceLook.Failed(var failure) => Settled(service, failure.Code, $"It could not be looked at, so it was not restarted. {failure.Message}"),
        ServiceLook.NotReached => Settled(service, notReached.Code, notReached.Sentence),
        _ => throw new UnreachableException(),
    };

    private PlanItem[] StepsFor(Target target, IReadOnlyDictionary<ServiceRef, ServiceLook> looks) => target switch
    {
        Target.Rejected(var result) => [new PlanItem.Settled(result)],
        Target.Named(var service, var options, var place) => [DecideOnce(service, options, place, looks[service])],
        Target.Selected selected => StepsFor(selected, looks),
        _ => throw new UnreachableException(),
    };

    private PlanItem[] StepsFor(Target.Selected selected, IReadOnlyDictionary<ServiceRef, ServiceLook> looks)
    {
        var options = selected.Selection.Options;
        PlanItem[] steps = [
            .. from service in selected.Candidates
               let look = looks[service]
               where Suits(selected.Selection, look)
               select DecideOnce(service, options, selected.Place, look)];
        return steps.Length > 0 ? steps : [new PlanItem.Settled(NoMatch.Of(selected))];
    }

    /// <summary>One that could not be looked at stays in, so that its failure is seen; one that is gone since it was listed does not.</summary>
    private static bool Suits(SelectEntry selection, ServiceLook look) => look switch
    {
        ServiceLook.Found(var service) => ServiceSelector.ByTags(selection, service.Tags),
        ServiceLook.Missing => false,
        _ => true,
    };

    private PlanItem DecideOnce(ServiceRef service, ServiceOptions options, string place, ServiceLook look) =>
        _places.TryAdd(service.ToString(), place)
            ? Decide(service, options, look)
            : Settled(service, ResultCode.Duplicate, $"The same service as in {_places[service.ToString()]}; it is restarted once.");

    private PlanItem Judge(ServiceRef service, ServiceOptions options, ServiceSnapshot look) =>
        PreflightCheck.Decide(new PreflightContext(look, now, request, options)) switch
        {
            PreflightVerdict.Proceed(var warnings) => new PlanItem.Restart(service, options, look, lookedAt, warnings),
            PreflightVerdict.Adopt(var id, var createdAt) => new PlanItem.Adopt(service, options, look, lookedAt, id, createdAt),
            PreflightVerdict.Refuse(var code, _) when code == ResultCode.AlreadyRestarted && look.Primary is { } own && own.CreatedAt >= RunStartedAt =>
                new PlanItem.Adopt(service, options, look, lookedAt, own.Id, own.CreatedAt),
            PreflightVerdict.Refuse(var code, var sentence) => new PlanItem.Refused(RestartResult.For(service, code, sentence), service, options),
            _ => throw new UnreachableException(),
        };

    private static PlanItem.Settled Settled(ServiceRef service, ResultCode code, string sentence) => new(RestartResult.For(service, code, sentence));
}
