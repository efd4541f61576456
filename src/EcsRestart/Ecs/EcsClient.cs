using EcsRestart.Names;

namespace EcsRestart.Ecs;

/// <summary>
/// Amazon ECS in one account and Region, called at the rate that ECS allows. Reads change nothing, so a throttled read is repeated for as
/// long as the run lasts, and a read without a response is repeated a few times. Calls that change something go through <see
/// cref="Api"/>.
/// </summary>
internal sealed class EcsClient(IEcsApi api, ApiBudget budget, TimeProvider clock)
{
    /// <summary>
    /// The maximum number of concurrent calls. Responses about services with long histories are large, so a full burst would fill the
    /// memory of the function. The limit is enough for 20 calls per second at a quarter of a second each.
    /// </summary>
    private const int MaxInFlight = 5;

    private readonly CallGate _inFlight = new(MaxInFlight);

    /// <summary>The delay before each retry of a call without a response.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    public IEcsApi Api => api;

    /// <summary>The calls that ECS still allows.</summary>
    public ApiBudget Budget => budget;

    /// <summary>Describes up to <see cref="EcsLimits.ServicesPerDescribe"/> services of a cluster.</summary>
    public Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        PersistAsync(budget.ServiceRead, token => api.DescribeServicesAsync(cluster, names, token), cancellationToken);

    /// <summary>Describes services with one call, for a caller that polls.</summary>
    public Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> GlanceAtServicesAsync(
        string cluster, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        CallAsync(budget.ServiceRead, token => api.DescribeServicesAsync(cluster, names, token), cancellationToken);

    /// <summary>Describes one service; null when it does not exist.</summary>
    public async Task<EcsResult<ServiceSnapshot?>> DescribeServiceAsync(ServiceRef service, CancellationToken cancellationToken) =>
        (await DescribeServicesAsync(service.Cluster, [service.ServiceName], cancellationToken)).Select(found => found.Count > 0 ? found[0] : null);

    /// <summary>Returns the names of all clusters.</summary>
    public Task<EcsResult<IReadOnlyList<string>>> ListClustersAsync(CancellationToken cancellationToken) =>
        ListAsync(
            next => PersistAsync(budget.ClusterRead, token => api.ListClustersAsync(next, token), cancellationToken),
            page => (page.Names, page.NextToken));

    /// <summary>Returns the names of all services of a cluster, without deleted ones.</summary>
    public Task<EcsResult<IReadOnlyList<string>>> ListServicesAsync(string cluster, CancellationToken cancellationToken) =>
        ListAsync(
            next => PersistAsync(budget.ServiceRead, token => api.ListServicesAsync(cluster, next, token), cancellationToken),
            page => (page.Names, page.NextToken));

    /// <summary>
    /// Describes up to <see cref="EcsLimits.ServiceDeploymentsPerDescribe"/> service deployments with one call, for a caller that polls.
    /// </summary>
    public Task<EcsResult<DescribedServiceDeployments>> PollServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        CallAsync(budget.ServiceDeploymentRead, token => api.DescribeServiceDeploymentsAsync(arns, token), cancellationToken);

    /// <summary>Describes up to <see cref="EcsLimits.ServiceDeploymentsPerDescribe"/> service deployments.</summary>
    public Task<EcsResult<DescribedServiceDeployments>> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        PersistAsync(budget.ServiceDeploymentRead, token => api.DescribeServiceDeploymentsAsync(arns, token), cancellationToken);

    /// <summary>Describes up to <see cref="EcsLimits.ServiceRevisionsPerDescribe"/> service revisions with one call.</summary>
    public Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> ReadServiceRevisionsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        CallAsync(budget.ServiceRevisionRead, token => api.DescribeServiceRevisionsAsync(arns, token), cancellationToken);

    /// <summary>
    /// Lists the deployments of a service that were created after a given time, with one call per page, for a caller that polls.
    /// </summary>
    public Task<EcsResult<IReadOnlyList<ServiceDeploymentSnapshot>>> PollServiceDeploymentListAsync(
        ServiceRef service, DateTimeOffset createdAfter, CancellationToken cancellationToken) =>
        ListAsync(
            next => CallAsync(
                budget.ServiceDeploymentRead,
                token => api.ListServiceDeploymentsAsync(service, createdAfter, next, token),
                cancellationToken),
            page => (page.Deployments, page.NextToken));

    /// <summary>Describes up to <see cref="EcsLimits.NamesPerPage"/> tasks of a cluster with one call, for a caller that polls.</summary>
    public Task<EcsResult<IReadOnlyList<TaskSnapshot>>> GlanceAtTasksAsync(
        string cluster, IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        CallAsync(budget.ClusterResourceRead, token => api.DescribeTasksAsync(cluster, arns, token), cancellationToken);

    public Task<EcsResult<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken) =>
        PersistAsync(budget.TaskDefinitionRead, token => api.DescribeTaskDefinitionAsync(name, token), cancellationToken);

    /// <summary>Returns up to <see cref="EcsLimits.NamesPerPage"/> tasks of a service that stopped within about the last hour.</summary>
    public async Task<EcsResult<IReadOnlyList<TaskSnapshot>>> StoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken)
    {
        var pacer = budget.ClusterResourceRead;
        var listed = await PersistAsync(pacer, token => api.ListStoppedTasksAsync(service, token), cancellationToken);
        return listed is EcsResult<IReadOnlyList<string>>.Ok([_, ..] arns)
            ? await PersistAsync(pacer, token => api.DescribeTasksAsync(service.Cluster, arns, token), cancellationToken)
            : listed.Select<IReadOnlyList<TaskSnapshot>>(_ => []);
    }

    /// <param name="ask">Requests the page for a token.</param>
    private static async Task<EcsResult<IReadOnlyList<T>>> ListAsync<TPage, T>(
        Func<string?, Task<EcsResult<TPage>>> ask, Func<TPage, (IReadOnlyList<T> Items, string? NextToken)> read)
    {
        var items = new List<T>();
        string? next = null;
        do
        {
            if (!(await ask(next)).TryGetValue(out var page, out var failure))
                return new EcsResult<IReadOnlyList<T>>.Failed(failure);

            var token = next;
            (var more, next) = read(page);
            items.AddRange(more);
            if (next == token)
                next = null; // the same page again would never end
        }
        while (next is not null);
        return new EcsResult<IReadOnlyList<T>>.Ok(items);
    }

    /// <returns>The response; throttled only when the run ends before ECS accepts a call.</returns>
    private async Task<EcsResult<T>> PersistAsync<T>(
        ApiPacer pacer, Func<CancellationToken, Task<EcsResult<T>>> ask, CancellationToken cancellationToken)
    {
        var lost = 0;
        var answer = await CallAsync(pacer, ask, cancellationToken);
        while (answer is EcsResult<T>.Failed { Failure: not EcsFailure.Refused and var failure })
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

    private async Task<EcsResult<T>> CallAsync<T>(
        ApiPacer pacer, Func<CancellationToken, Task<EcsResult<T>>> ask, CancellationToken cancellationToken)
    {
        await pacer.TakeAsync(cancellationToken);
        await _inFlight.EnterAsync(cancellationToken);
        try
        {
            var answer = await ask(cancellationToken);
            if (answer is EcsResult<T>.Failed { Failure: EcsFailure.Throttled })
                pacer.Drain();
            return answer;
        }
        finally
        {
            _inFlight.Leave();
        }
    }
}
