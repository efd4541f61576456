namespace EcsRestart.Simulator;

/// <summary>In-memory Amazon ECS of one account and Region: clusters, task definitions, services, deployments and tasks.</summary>
/// <remarks>
/// Time comes only from the clock. Before each call, everything due since the previous call is played in time order, so the same
/// calls at the same times always return the same responses. Thread-safe.
/// </remarks>
public sealed class SimulatedEcs
{
    private readonly Lock _gate = new();
    private readonly SimulatedAccount _account;
    private readonly IdGenerator _requestIds;
    private ApiLimits _limits;

    public SimulatedEcs(TimeProvider clock, string region = "eu-central-1", string accountId = "123456789012")
        : this(clock, region, accountId, idSpace: "")
    {
    }

    /// <param name="idSpace">Prevents ID collisions between accounts and Regions.</param>
    internal SimulatedEcs(TimeProvider clock, string region, string accountId, string idSpace)
    {
        Clock = clock;
        Region = region;
        AccountId = accountId;
        _account = new SimulatedAccount(new Arns(region, accountId), clock, idSpace);
        _requestIds = new IdGenerator($"{idSpace}requests");
        _limits = new ApiLimits(Rate, _account.Now);
        Lists = new SimulatedListStores(clock, region, accountId);
    }

    public TimeProvider Clock { get; }

    public string Region { get; }

    public string AccountId { get; }

    /// <summary>Parameter Store and DynamoDB of the same account and Region, with their own log.</summary>
    public SimulatedListStores Lists { get; }

    /// <summary>Every action served so far.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>The faults to inject. Empty unless a scenario or test adds some.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The API rate limits. Default: the documented AWS limits. Setting them refills the token buckets.</summary>
    public ApiRate Rate
    {
        get;
        set
        {
            lock (_gate)
            {
                field = value;
                _account.Advance();
                _limits = new ApiLimits(value, _account.Now);
            }
        }
    } = new();

    /// <summary>
    /// The age of responses of DescribeServices, ListServices, ListTasks and the read actions on service deployments. Default 0. Responses
    /// to changes and of DescribeTasks are always current. Services that exist when the lag is set appear as they are then.
    /// </summary>
    public TimeSpan ReadLag
    {
        get => _account.ReadLag;
        set
        {
            lock (_gate)
            {
                _account.Advance();
                _account.ReadLag = value;
            }
        }
    }

    /// <summary>How the actions on service deployments and service revisions respond. Allowed by default.</summary>
    public ServiceDeploymentAccess ServiceDeploymentAccess
    {
        get => _account.ServiceDeploymentAccess;
        set
        {
            lock (_gate)
                _account.ServiceDeploymentAccess = value;
        }
    }

    /// <summary>
    /// The behavior of services created with CreateService, where the request does not specify it. Their first deployment starts at once.
    /// </summary>
    public ServiceBehavior NewServices
    {
        get => _account.NewServices;
        set => _account.NewServices = value;
    }

    /// <summary>
    /// Adds the clusters, services, lists and faults of a scenario, and applies its API settings. Ignores its other accounts and STS
    /// faults, which <see cref="SimulatedAws.Load"/> adds.
    /// </summary>
    public void Load(Scenario scenario)
    {
        Rate = scenario.Rate ?? Rate;
        ReadLag = scenario.ReadLag ?? ReadLag;
        ServiceDeploymentAccess = scenario.ServiceDeploymentAccess ?? ServiceDeploymentAccess;
        foreach (var definition in scenario.TaskDefinitions)
            AddTaskDefinition(definition.Name, definition.Behavior);
        foreach (var cluster in scenario.Clusters)
        {
            AddCluster(cluster.Name);
            foreach (var service in cluster.Services)
                AddService(cluster.Name, service.Name, service.Behavior);
        }

        foreach (var (name, value, type) in scenario.Parameters)
            Lists.AddParameter(name, value, type);
        foreach (var (name, items) in scenario.Tables)
        {
            Lists.AddTable(name);
            foreach (var item in items)
                Lists.AddItem(name, item);
        }

        foreach (var fault in scenario.Faults)
            (fault.Action is { } action && SimulatedListStores.IsKnown(action) ? Lists.Faults : Faults).Add(fault);
    }

    public void AddCluster(string name)
    {
        lock (_gate)
            _account.EnsureCluster(name, Tag.Read([]));
    }

    /// <summary>Adds a service, and its cluster if it does not exist, and plays its history up to now.</summary>
    public void AddService(string cluster, string service, ServiceBehavior behavior)
    {
        lock (_gate)
        {
            _account.Advance();
            ServiceHistory.Play(_account, _account.EnsureCluster(cluster, Tag.Read([])), service, behavior);
        }
    }

    /// <summary>Adds a task definition that RunTask can run.</summary>
    /// <param name="name"><c>family:revision</c>, or a family for revision 1.</param>
    public void AddTaskDefinition(string name, TaskBehavior behavior)
    {
        lock (_gate)
        {
            _account.Advance();
            _account.TaskDefinitions.Add(name, behavior, _account.Now);
        }
    }

    /// <summary>The number of tasks that RunTask has started in a cluster.</summary>
    public int CountTasksRun(string cluster)
    {
        lock (_gate)
            return _account.FindCluster(cluster)?.OneTimeTasks.Started ?? 0;
    }

    /// <summary>Returns the current state of a service.</summary>
    /// <exception cref="KeyNotFoundException">The service does not exist.</exception>
    public ServiceObservation Observe(string cluster, string service)
    {
        lock (_gate)
        {
            _account.Advance();
            return _account.FindCluster(cluster)?.FindService(service) is { } found
                ? ServiceObservation.From(found)
                : throw new KeyNotFoundException($"Cluster '{cluster}' has no service '{service}'.");
        }
    }

    /// <summary>Serves one API action in process, without HTTP.</summary>
    /// <param name="action">The name of the operation, such as <c>UpdateService</c>.</param>
    /// <param name="body">The request as JSON.</param>
    public EcsResponse Serve(string action, ReadOnlyMemory<byte> body) => Serve(action, body, Caller.Known.FunctionRole(AccountId));

    internal EcsResponse Serve(string action, ReadOnlyMemory<byte> body, Caller caller)
    {
        lock (_gate)
        {
            _account.Advance();
            var call = new EcsCall(_account, action, body);
            var requestId = _requestIds.NextUuid();
            var (response, fault) = Respond(call, action, caller, requestId);
            Log.Add(new ActionRecord
            {
                At = _account.Now,
                Action = action,
                AccountId = AccountId,
                Region = Region,
                Cluster = call.Target.Cluster,
                Services = call.Target.Services,
                ErrorCode = response.ErrorCode,
                Fault = fault?.Kind,
            });
            return response;
        }
    }
    /// <summary>
    /// Checks access, then throttling, then faults: a rejected caller uses no token, and a throttled call triggers no fault.
    /// </summary>
    private (EcsResponse Response, Fault? Fault) Respond(EcsCall call, string action, Caller caller, string requestId)
    {
        if (caller is not Caller.Known known)
            return (EcsCall.Reject(EcsException.AccessDenied(caller), requestId), null);
        if (!_limits.TryAcquire(action, _account.Now))
            return (EcsCall.Reject(EcsException.Throttled(), requestId), null);

        var fault = Faults.Apply(action, call.Target.Cluster, call.Target.Services);
        return (call.Respond(fault, known, requestId), fault);
    }
}
