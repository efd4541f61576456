using EcsRestart.Names;

namespace EcsRestart.Ecs;

/// <summary>
/// Reads from ECS at the rate it allows. Reading changes nothing, so a call that was throttled is made again for as long as the run
/// lasts, and one that got lost a few times.
/// </summary>
internal sealed class EcsReads(IEcsApi ecs, ApiBudget budget, TimeProvider clock)
{
    /// <summary>
    /// Responses on services with long histories are large: as many as ECS lets through in a burst would fill the memory of the function.
    /// Enough for 20 calls a second that take a quarter of a second each.
    /// </summary>
    private const int MaxInFlight = 5;

    private readonly CallGate _inFlight = new(MaxInFlight);

    /// <summary>Before each further try of a call that got no answer.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>Describes up to <see cref="EcsLimits.ServicesPerDescribe"/> services of a cluster.</summary>
    public Task<EcsAnswer<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        PersistAsync(budget.ServiceRead, token => ecs.DescribeServicesAsync(cluster, names, token), cancellationToken);

    /// <summary>Describes them with one call, for a caller that looks again soon anyway.</summary>
    public Task<EcsAnswer<IReadOnlyList<ServiceSnapshot>>> GlanceAtServicesAsync(
        string cluster, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        CallAsync(budget.ServiceRead, token => ecs.DescribeServicesAsync(cluster, names, token), cancellationToken);

    /// <summary>Describes one service; null when ECS does not know it.</summary>
    public async Task<EcsAnswer<ServiceSnapshot?>> DescribeServiceAsync(ServiceRef service, CancellationToken cancellationToken) =>
        await DescribeServicesAsync(service.Cluster, [service.ServiceName], cancellationToken) switch
        {
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Ok(var found) => new EcsAnswer<ServiceSnapshot?>.Ok(found.Count > 0 ? found[0] : null),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(var failure) => new EcsAnswer<ServiceSnapshot?>.Failed(failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The names of all clusters.</summary>
    public Task<EcsAnswer<IReadOnlyList<string>>> ListClustersAsync(CancellationToken cancellationToken) =>
        ListAsync(
            next => PersistAsync(budget.ClusterRead, token => ecs.ListClustersAsync(next, token), cancellationToken),
            page => (page.Names, page.NextToken));

    /// <summary>The names of all services of a cluster that were not deleted.</summary>
    public Task<EcsAnswer<IReadOnlyList<string>>> ListServicesAsync(string cluster, CancellationToken cancellationToken) =>
        ListAsync(
            next => PersistAsync(budget.ServiceRead, token => ecs.ListServicesAsync(cluster, next, token), cancellationToken),
            page => (page.Names, page.NextToken));

    /// <summary>
    /// Describes up to <see cref="EcsLimits.ServiceDeploymentsPerDescribe"/> service deployments with one call, for a caller that polls.
    /// </summary>
    public Task<EcsAnswer<DescribedServiceDeployments>> PollServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        CallAsync(budget.ServiceDeploymentRead, token => ecs.DescribeServiceDeploymentsAsync(arns, token), cancellationToken);

    /// <summary>Lists a service's deployments that were created after a moment, each page with one call, for a caller that polls.</summary>
    public Task<EcsAnswer<IReadOnlyList<ServiceDeploymentSnapshot>>> PollServiceDeploymentListAsync(
        ServiceRef service, DateTimeOffset createdAfter, CancellationToken cancellationToken) =>
        ListAsync(
            next => CallAsync(
                budget.ServiceDeploymentRead,
                token => ecs.ListServiceDeploymentsAsync(service, createdAfter, next, token),
                cancellationToken),
            page => (page.Deployments, page.NextToken));

    /// <summary>Describes up to <see cref="EcsLimits.NamesPerPage"/> tasks of a cluster with one call, for a caller that looks again soon anyway.</summary>
    public Task<EcsAnswer<IReadOnlyList<TaskSnapshot>>> GlanceAtTasksAsync(
        string cluster, IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        CallAsync(budget.ClusterResourceRead, token => ecs.DescribeTasksAsync(cluster, arns, token), cancellationToken);

    public Task<EcsAnswer<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken) =>
        PersistAsync(budget.TaskDefinitionRead, token => ecs.DescribeTaskDefinitionAsync(name, token), cancellationToken);

    /// <summary>Tasks of a service that stopped within the last hour or so, up to <see cref="EcsLimits.NamesPerPage"/>.</summary>
    public async Task<EcsAnswer<IReadOnlyList<StoppedTask>>> StoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken)
    {
        var pacer = budget.ClusterResourceRead;
        return await PersistAsync(pacer, token => ecs.ListStoppedTasksAsync(service, token), cancellationToken) switch
        {
            EcsAnswer<IReadOnlyList<string>>.Ok([]) => new EcsAnswer<IReadOnlyList<StoppedTask>>.Ok([]),
            EcsAnswer<IReadOnlyList<string>>.Ok(var arns) =>
                await PersistAsync(pacer, token => ecs.DescribeStoppedTasksAsync(service.Cluster, arns, token), cancellationToken),
            EcsAnswer<IReadOnlyList<string>>.Failed(var failure) => new EcsAnswer<IReadOnlyList<StoppedTask>>.Failed(failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <param name="ask">Asks for the page of a token.</param>
    private static async Task<EcsAnswer<IReadOnlyList<T>>> ListAsync<TPage, T>(
        Func<string?, Task<EcsAnswer<TPage>>> ask, Func<TPage, (IReadOnlyList<T> Items, string? NextToken)> read)
    {
        var items = new List<T>();
        string? next = null;
        do
        {
            switch (await ask(next))
            {
                case EcsAnswer<TPage>.Ok(var page):
                    var token = next;
                    (var more, next) = read(page);
                    items.AddRange(more);
                    if (next == token)
                        next = null; // the same page again would never end
                    break;
                case EcsAnswer<TPage>.Failed(var failure):
                    return new EcsAnswer<IReadOnlyList<T>>.Failed(failure);
            }
        }
        while (next is not null);
        return new EcsAnswer<IReadOnlyList<T>>.Ok(items);
    }

    /// <returns>A throttle only when the run ends before ECS lets a call through.</returns>
    private async Task<EcsAnswer<T>> PersistAsync<T>(
        ApiPacer pacer, Func<CancellationToken, Task<EcsAnswer<T>>> ask, CancellationToken cancellationToken)
    {
        var lost = 0;
        var answer = await CallAsync(pacer, ask, cancellationToken);
        while (answer is EcsAnswer<T>.Failed { Failure: not EcsFailure.Refused and var failure })
        {
            try
            {
                if (failure is not EcsFailure.Throttled)
                {
                    if (lost == Pauses.Length)
                        break;
                    await Task.Delay(Pauses[lost++], clock, cancellationToken);
                }

                answer = await CallAsync(pacer, ask, cancellationToken);
            }
            catch (OperationCanceledException) when (failure is EcsFailure.Throttled)
            {
                break;
            }
        }

        return answer;
    }

    private async Task<EcsAnswer<T>> CallAsync<T>(
        ApiPacer pacer, Func<CancellationToken, Task<EcsAnswer<T>>> ask, CancellationToken cancellationToken)
    {
        await pacer.TakeAsync(cancellationToken);
        await _inFlight.EnterAsync(cancellationToken);
        try
        {
            var answer = await ask(cancellationToken);
            if (answer is EcsAnswer<T>.Failed { Failure: EcsFailure.Throttled })
                pacer.Empty();
            return answer;
        }
        finally
        {
            _inFlight.Leave();
        }
    }
}
