using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Tests.Support;

/// <summary>
/// An ECS in which every service is healthy, every restart is accepted and complete at the first look, that lists no names and no
/// stopped tasks, unless a test says otherwise.
/// </summary>
internal sealed class FakeEcs : IEcsApi
{
    public static readonly EcsFailure Unsupported = new EcsFailure.Refused(ResultCode.EcsError, "Unknown operation.") { IsUnsupported = true };

    public string Region => "eu-central-1";

    /// <summary>The services UpdateService was called for, in order.</summary>
    public ConcurrentQueue<string> Restarts { get; } = [];

    /// <summary>The services each DescribeServices named.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> Looks { get; } = [];

    /// <summary>The clusters they were looked for in.</summary>
    public ConcurrentQueue<string> LookedIn { get; } = [];

    public Func<string, CancellationToken, Task<EcsResult<ServiceSnapshot>>> OnRestart { get; init; } =
        (service, _) => Task.FromResult(Accept(service));

    /// <summary>How a service looks for which UpdateService was not called.</summary>
    public Func<string, ServiceSnapshot> Before { get; init; } = ServiceSnapshots.Healthy;

    /// <summary>How a service looks for which it was.</summary>
    public Func<string, ServiceSnapshot> After { get; init; } = ServiceSnapshots.Complete;

    /// <summary>The whole answer of DescribeServices; null: the services look as they do before or after their restart.</summary>
    public Func<IReadOnlyList<string>, EcsResult<IReadOnlyList<ServiceSnapshot>>?> OnLook { get; init; } = _ => null;

    /// <summary>The ARNs in each DescribeServiceDeployments call.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> DescribedDeployments { get; } = [];

    /// <summary>The services that ListServiceDeployments was called for, with the start of the list.</summary>
    public ConcurrentQueue<(string Service, DateTimeOffset CreatedAfter)> ListedDeployments { get; } = [];

    /// <summary>Receives the ARNs. By default there are no records here.</summary>
    public Func<IReadOnlyList<string>, EcsResult<DescribedServiceDeployments>> OnDescribeDeployments { get; init; } =
        _ => new EcsResult<DescribedServiceDeployments>.Failed(Unsupported);

    /// <summary>Receives the service and the token. By default there are no records here.</summary>
    public Func<string, string?, EcsResult<ServiceDeploymentPage>> OnListDeployments { get; init; } =
        (_, _) => new EcsResult<ServiceDeploymentPage>.Failed(Unsupported);

    /// <summary>The ARNs that StopServiceDeployment was called with.</summary>
    public ConcurrentQueue<string> Rollbacks { get; } = [];

    /// <summary>Receives the ARN. By default ECS accepts.</summary>
    public Func<string, EcsResult<string>> OnRollBack { get; init; } = arn => new EcsResult<string>.Ok(arn);

    /// <summary>The ARNs in each DescribeServiceRevisions call.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> DescribedRevisions { get; } = [];

    /// <summary>Receives the ARNs. By default ECS returns no revision.</summary>
    public Func<IReadOnlyList<string>, EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> OnDescribeRevisions { get; init; } =
        _ => new EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>.Ok([]);

    /// <summary>Given the token.</summary>
    public Func<string?, EcsResult<NamePage>> OnListClusters { get; init; } = _ => ShowNames(null);

    /// <summary>Given the cluster and the token.</summary>
    public Func<string, string?, EcsResult<NamePage>> OnListServices { get; init; } = (_, _) => ShowNames(null);

    public Func<ServiceRef, EcsResult<IReadOnlyList<string>>> OnListStoppedTasks { get; init; } =
        _ => new EcsResult<IReadOnlyList<string>>.Ok([]);

    /// <summary>The orders RunTask was called with.</summary>
    public ConcurrentQueue<TaskOrder> Orders { get; } = [];

    /// <summary>The tasks each DescribeTasks named.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> TaskLooks { get; } = [];

    /// <summary>The task definitions that were described.</summary>
    public ConcurrentQueue<string> DefinitionLooks { get; } = [];

    /// <summary>By default ECS starts what is asked for.</summary>
    public Func<TaskOrder, CancellationToken, Task<EcsResult<TaskLaunch>>> OnRunTask { get; init; } = (order, _) => Task.FromResult(Launch(order));

    /// <summary>By default each task has ended well.</summary>
    public Func<IReadOnlyList<string>, EcsResult<IReadOnlyList<TaskSnapshot>>> OnDescribeTasks { get; init; } =
        arns => new EcsResult<IReadOnlyList<TaskSnapshot>>.Ok([.. arns.Select(arn => TaskSnapshots.Ended(arn))]);

    public Func<string, EcsResult<TaskDefinitionSnapshot>> OnLookAtDefinition { get; init; } =
        name => new EcsResult<TaskDefinitionSnapshot>.Ok(TaskSnapshots.Definition(name));

    public static EcsResult<TaskLaunch> Launch(TaskOrder order) => new EcsResult<TaskLaunch>.Ok(new TaskLaunch(
        [.. Enumerable.Range(0, order.Settings.Count).Select(number => TaskSnapshots.JustStarted($"{order.Task.Place}-{number}"))], []));

    public static EcsResult<ServiceSnapshot> Accept(string service) =>
        new EcsResult<ServiceSnapshot>.Ok(ServiceSnapshots.JustStarted(service));

    public static EcsResult<ServiceSnapshot> Fail(EcsFailure failure) => new EcsResult<ServiceSnapshot>.Failed(failure);

    public static EcsResult<IReadOnlyList<ServiceSnapshot>> Show(params ServiceSnapshot[] services) =>
        new EcsResult<IReadOnlyList<ServiceSnapshot>>.Ok(services);

    public static EcsResult<NamePage> ShowNames(string? nextToken, params string[] names) =>
        new EcsResult<NamePage>.Ok(new NamePage(names, nextToken));

    public static EcsResult<IReadOnlyList<TaskSnapshot>> ShowTasks(params TaskSnapshot[] tasks) =>
        new EcsResult<IReadOnlyList<TaskSnapshot>>.Ok(tasks);

    public static EcsResult<IReadOnlyList<ServiceSnapshot>> FailLook(EcsFailure failure) =>
        new EcsResult<IReadOnlyList<ServiceSnapshot>>.Failed(failure);

    public Task<EcsResult<ServiceSnapshot>> ForceNewDeploymentAsync(ServiceRef service, CancellationToken cancellationToken)
    {
        Restarts.Enqueue(service.ServiceName);
        return OnRestart(service.ServiceName, cancellationToken);
    }

    public Task<EcsResult<IReadOnlyList<ServiceSnapshot>>> DescribeServicesAsync(
        string cluster, IReadOnlyList<string> serviceNames, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Looks.Enqueue(serviceNames);
        LookedIn.Enqueue(cluster);
        return Task.FromResult(OnLook(serviceNames) ?? Show([.. serviceNames.Select(Picture)]));
    }

    public Task<EcsResult<ServiceDeploymentPage>> ListServiceDeploymentsAsync(
        ServiceRef service, DateTimeOffset createdAfter, string? nextToken, CancellationToken cancellationToken)
    {
        ListedDeployments.Enqueue((service.ServiceName, createdAfter));
        return AnswerAsync(() => OnListDeployments(service.ServiceName, nextToken), cancellationToken);
    }

    public Task<EcsResult<DescribedServiceDeployments>> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        DescribedDeployments.Enqueue(arns);
        return AnswerAsync(() => OnDescribeDeployments(arns), cancellationToken);
    }

    public Task<EcsResult<string>> RollBackServiceDeploymentAsync(string arn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Rollbacks.Enqueue(arn);
        return Task.FromResult(OnRollBack(arn));
    }

    public Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        DescribedRevisions.Enqueue(arns);
        return AnswerAsync(() => OnDescribeRevisions(arns), cancellationToken);
    }

    public Task<EcsResult<NamePage>> ListClustersAsync(string? nextToken, CancellationToken cancellationToken) =>
        AnswerAsync(() => OnListClusters(nextToken), cancellationToken);

    public Task<EcsResult<NamePage>> ListServicesAsync(string cluster, string? nextToken, CancellationToken cancellationToken) =>
        AnswerAsync(() => OnListServices(cluster, nextToken), cancellationToken);

    public Task<EcsResult<IReadOnlyList<string>>> ListStoppedTasksAsync(ServiceRef service, CancellationToken cancellationToken) =>
        AnswerAsync(() => OnListStoppedTasks(service), cancellationToken);

    public Task<EcsResult<TaskLaunch>> RunTaskAsync(TaskRef task, TaskEntry entry, string clientToken, CancellationToken cancellationToken)
    {
        var order = new TaskOrder(task, entry, clientToken);
        cancellationToken.ThrowIfCancellationRequested();
        Orders.Enqueue(order);
        return OnRunTask(order, cancellationToken);
    }

    public Task<EcsResult<IReadOnlyList<TaskSnapshot>>> DescribeTasksAsync(
        string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellationToken)
    {
        TaskLooks.Enqueue(taskArns);
        return AnswerAsync(() => OnDescribeTasks(taskArns), cancellationToken);
    }

    public Task<EcsResult<TaskDefinitionSnapshot>> DescribeTaskDefinitionAsync(string name, CancellationToken cancellationToken)
    {
        DefinitionLooks.Enqueue(name);
        return AnswerAsync(() => OnLookAtDefinition(name), cancellationToken);
    }

    private ServiceSnapshot Picture(string service) => Restarts.Contains(service) ? After(service) : Before(service);

    private static Task<EcsResult<T>> AnswerAsync<T>(Func<EcsResult<T>> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(answer());
    }
}
