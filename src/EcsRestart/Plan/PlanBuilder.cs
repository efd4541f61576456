using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Preflight;
using EcsRestart.Request;

namespace EcsRestart.Plan;

/// <summary>Builds the plan for a request from the state of its services and tasks. Changes nothing.</summary>
/// <param name="pausedBecause">Why restarts are paused, or null when they are not.</param>
internal sealed class PlanBuilder(EcsClients sites, TimeProvider clock, string? pausedBecause)
{
    /// <inheritdoc cref="ServicePlanner.RunStartedAt"/>
    public DateTimeOffset? OwnSince { get; init; }

    /// <param name="stopping">Canceled by any stop signal of the run. Services that have not been checked by then are not restarted.</param>
    public async Task<RestartPlan> PlanAsync(RestartRequest request, StopSignals stop, CancellationToken stopping)
    {
        var named = TargetResolver.Resolve(request.Services, () => sites.Region);
        if (pausedBecause is { } reason)
            return RestartPlan.Blocked(request, named, (ResultCode.Paused, reason), (ResultCode.Paused, reason));

        try
        {
            var selected = await new TargetSearch(sites, stopping).FindAsync(request.Select);
            IReadOnlyList<Target> targets = [.. named, .. selected];
            var lookups = await new ServiceLookup(sites).DescribeAsync(targets.SelectMany(Services), stopping);
            var planner = new ServicePlanner(request, clock.GetUtcNow(), clock.GetTimestamp(), stop.ServiceNotStarted) { RunStartedAt = OwnSince };
            var services = planner.Plan(targets, lookups);
            var tasks = await PlanTasksAsync(request, TaskTarget.Resolve(request.Tasks, () => sites.Region), stop, stopping);
            return new RestartPlan([.. services.Steps, .. tasks]).HaltWavesAfterRefusedTask();
        }
        catch (OperationCanceledException)
        {
            return RestartPlan.Blocked(request, named, stop.ServiceNotStarted, stop.TaskNotStarted);
        }
    }

    /// <summary>Decides which tasks of a request are run.</summary>
    public async Task<IReadOnlyList<PlanItem>> PlanTasksAsync(
        RestartRequest request, IReadOnlyList<TaskTarget> targets, StopSignals stop, CancellationToken stopping)
    {
        var runnable = targets.Where(target => target.Fault is null).Select(target => target.Task.TaskDefinition);
        var definitions = await new TaskLookup(sites.Own).DescribeAsync(runnable, stopping);
        return [.. new TaskPlanner(request, clock.GetUtcNow(), stop.TaskNotStarted).Plan(targets, definitions)];
    }

    private static IReadOnlyList<ServiceRef> Services(Target target) => target switch
    {
        Target.Named { Service: var service } => [service],
        Target.Selected { Candidates: var candidates } => candidates,
        _ => [],
    };
}
