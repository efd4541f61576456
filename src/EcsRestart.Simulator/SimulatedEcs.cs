namespace EcsRestart.Simulator;

/// <summary>Amazon ECS of one account and Region, in memory: clusters, task definitions, services, deployments and tasks.</summary>
/// <remarks>
/// Time is the clock's alone. Whenever the state is looked at, everything that was due since the last look is played first, in
/// time order, so the same calls at the same times always give the same answers. Safe to use from several threads.
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

    /// <param name="idSpace">Keeps ids apart from those of other accounts and Regions.</param>
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

    /// <summary>Systems Manager and DynamoDB of the same account and Region, with a log of their own.</summary>
    public SimulatedListStores Lists { get; }

    /// <summary>Every action served so far.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>What goes wrong, and when; nothing unless a scenario or a test adds to it.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>How often the API may be called; what AWS documents unless set otherwise. Setting it fills the buckets.</summary>
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
    /// How old the answers of DescribeServices, ListServices, ListTasks and the reads of service deployments are; default 0. What a call that changes something answers
    /// is always current, and so is DescribeTasks. Services that are there when it is set look as if they had long been as they are.
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

    /// <summary>What the actions on service deployments and service revisions answer; allowed unless set otherwise.</summary>
    public ServiceDeploymentAccess ServiceDeploymentAccess
    {
        get => _account.ServiceDeploymentAccess;
        set
        {
            lock (_gate)
                _account.ServiceDeploymentAccess = value;
        }
    }

    /// <summary>How services made by CreateService behave, where the request does not say; their first deployment begins at once.</summary>
    public ServiceBehavior NewServices
    {
        get => _account.NewServices;
        set => _account.NewServices = value;
    }

    /// <summary>
    /// Adds the clusters, services, lists and faults of a scenario, and has the API answer as it says. Its other accounts and its faults of
    /// STS are for <see cref="SimulatedAws.Load"/>.
    /// </summary>
    public void Load(Scenario scenario)
    {
        Rate = scenario.Rate ?? Rate;
        ReadLag = scenario.ReadLag ?? ReadLag;
        ServiceDeploymentAccess = scenario.ServiceDeploymentAccess ?? ServiceDeploymentAccess;
        foreach (var definition in scenario.TaskDefinitions)
            AddTaskDefinition(definition.Name, definition.Behaviour);
        foreach (var cluster in scenario.Clusters)
        {
            AddCluster(cluster.Name);
            foreach (var service in cluster.Services)
                AddService(cluster.Name, service.Name, service.Behaviour);
        }

        foreach (var (name, value, type) in scenario.Parameters)
            Lists.AddParameter(name, value, type);
        foreach (var (name, items) in scenario.Tables)
        {
            Lists.AddTable(name);
            foreach (var item in items)
                Lists.AddItem(name, item);
        }

        var now = Clock.GetUtcNow();
        foreach (var (name, isOpenByDefault, events) in scenario.Calendars)
            Lists.PutCalendar(name, isOpenByDefault, [.. events.Select(one => new CalendarEvent(now + one.Start, now + one.End))]);

        foreach (var fault in scenario.Faults)
            (fault.Action is { } action && SimulatedListStores.IsKnown(action) ? Lists.Faults : Faults).Add(fault);
    }

    public void AddCluster(string name)
    {
        lock (_gate)
            _account.EnsureCluster(name, Tag.Read([]));
    }

    /// <summary>Adds a service, and its cluster when there is none yet; its history is played up to now.</summary>
    public void AddService(string cluster, string service, ServiceBehavior behaviour)
    {
        lock (_gate)
        {
            _account.Advance();
            ServiceHistory.Play(_account, _account.EnsureCluster(cluster, Tag.Read([])), service, behaviour);
        }
    }

    /// <summary>Adds a task definition that RunTask can run.</summary>
    /// <param name="name"><c>family:revision</c>, or a family alone for revision 1.</param>
    public void AddTaskDefinition(string name, TaskBehavior behaviour)
    {
        lock (_gate)
        {
            _account.Advance();
            _account.TaskDefinitions.Add(name, behaviour, _account.Now);
        }
    }

    /// <summary>The most tasks above the desired counts that all services together ever had at a moment, draining ones included.</summary>
    public int HighestExtraTasks
    {
        get
        {
            lock (_gate)
            {
                _account.Advance();
                return ExtraTaskCount.Highest(_account.Clusters.SelectMany(cluster => cluster.Services).Select(service => service.ExtraTasks));
            }
        }
    }

    /// <summary>How many tasks RunTask ever started in a cluster.</summary>
    public int CountTasksRun(string cluster)
    {
        lock (_gate)
            return _account.FindCluster(cluster)?.OneTimeTasks.Started ?? 0;
    }

    /// <summary>What a bystander sees of a service right now.</summary>
    /// <exception cref="KeyNotFoundException">There is no such service.</exception>
    public ServiceObservation Observe(string cluster, string service)
    {
        lock (_gate)
        {
            _account.Advance();
            return _account.FindCluster(cluster)?.FindService(service) is { } found
                ? ServiceObservation.Of(found)
                : throw new KeyNotFoundException($"No service '{service}' in a cluster '{cluster}'.");
        }
    }

    /// <summary>Serves one API action: the direct door, next to the HTTP one (<see cref="EcsHttpApi"/>).</summary>
    /// <param name="action">The operation's name, such as <c>UpdateService</c>.</param>
    /// <param name="body">The request as JSON.</param>
    public EcsResponse Serve(string action, ReadOnlyMemory<byte> body) => Serve(action, body, Caller.Known.Of(AccountId));

    internal EcsResponse Serve(string action, ReadOnlyMemory<byte> body, Caller caller)
    {
        lock (_gate)
        {
            _account.Advance();
            var call = new EcsCall(_account, action, body);
            var requestId = _requestIds.NextUuid();
            var (answer, fault) = Answer(call, action, caller, requestId);
            Log.Add(new ActionRecord
            {
                At = _account.Now,
                Action = action,
                AccountId = AccountId,
                Region = Region,
                Cluster = call.Target.Cluster,
                Services = call.Target.Services,
                ErrorCode = answer.ErrorCode,
                Fault = fault?.Kind,
            });
            return answer;
        }
    }
    /// <summary>Who is not let in takes no token, and what is throttled goes no further: no fault sees it.</summary>
    private (EcsResponse Answer, Fault? Fault) Answer(EcsCall call, string action, Caller caller, string requestId)
    {
        if (caller is not Caller.Known known)
            return (EcsCall.Refuse(EcsException.AccessDenied(caller), requestId), null);
        if (!_limits.TryAcquire(action, _account.Now))
            return (EcsCall.Refuse(EcsException.Throttled(), requestId), null);

        var fault = Faults.Apply(action, call.Target.Cluster, call.Target.Services);
        return (call.Answer(fault, known, requestId), fault);
    }
}
