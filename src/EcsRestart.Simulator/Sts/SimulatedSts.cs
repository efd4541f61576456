namespace EcsRestart.Simulator;

/// <summary>In-memory AWS STS: roles and their sessions, which are valid in all Regions.</summary>
/// <remarks>Time comes only from the clock; sessions expire by it. Thread-safe.</remarks>
public sealed class SimulatedSts
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly string _homeAccountId;
    private readonly RoleRegistry _roles;
    private readonly StsActions _actions;
    private readonly IdGenerator _requestIds = new("sts requests");

    internal SimulatedSts(TimeProvider clock, string homeAccountId)
    {
        _clock = clock;
        _homeAccountId = homeAccountId;
        _roles = new RoleRegistry(homeAccountId);
        _actions = new StsActions(_roles);
    }

    /// <summary>Every action served so far.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>
    /// The faults to inject. <see cref="Fault.Role"/> restricts a fault to one role; faults with a cluster or service never apply.
    /// </summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The roles that can be assumed, sorted by ARN.</summary>
    public IReadOnlyList<SimulatedRole> Roles
    {
        get
        {
            lock (_gate)
                return [.. _roles.All];
        }
    }

    /// <summary>Adds a role, or replaces the role with the same ARN. Its account needs no clusters.</summary>
    /// <exception cref="ArgumentException">The ARN of the role is invalid.</exception>
    public void AddRole(SimulatedRole role)
    {
        lock (_gate)
            _roles.Add(role);
    }

    /// <summary>Removes a role. As in AWS, existing sessions stay valid.</summary>
    public void RemoveRole(string arn)
    {
        lock (_gate)
            _roles.Remove(arn);
    }

    /// <summary>Serves one call in process, without HTTP.</summary>
    public StsResponse Serve(StsCall call)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var requestId = _requestIds.NextUuid();
            var caller = _roles.Identify(call.Credentials, now);
            var (response, fault) = Respond(call, caller, now, requestId);
            Log.Add(new ActionRecord
            {
                At = now,
                Action = call.Action,
                AccountId = AccountOf(caller),
                Role = call.Role,
                ErrorCode = response.ErrorCode,
                Fault = fault?.Kind,
            });
            return response;
        }
    }

    internal Caller Identify(RequestCredentials? credentials)
    {
        lock (_gate)
            return _roles.Identify(credentials, _clock.GetUtcNow());
    }

    /// <summary>The account of a caller. The home account when it is unknown.</summary>
    internal string AccountOf(Caller caller) => caller switch
    {
        Caller.Known(var account, _, _, _) => account,
        Caller.Expired(var account) => account,
        _ => _homeAccountId,
    };

    private (StsResponse Response, Fault? Fault) Respond(StsCall call, Caller caller, DateTimeOffset now, string requestId)
    {
        if (caller is not Caller.Known known)
            return (Reject(StsException.AccessDenied(caller), requestId), null);
        if (Faults.Apply(call.Action, cluster: null, services: [], call.Role) is not { } fault)
            return (Perform(call, known, now, requestId), null);

        var accepted = fault.IsAccepted ? Perform(call, known, now, requestId) : null;
        var response = fault.Kind switch
        {
            FaultKind.AccessDenied => Reject(StsException.AccessDenied(known, call.Action, call.Role), requestId),
            FaultKind.Throttled => Reject(StsException.Throttled(), requestId),
            FaultKind.ServerError or FaultKind.ServerErrorAfterAcceptance => Reject(StsException.Server(), requestId),
            _ => accepted ?? new StsResponse { Status = 500, Body = default, RequestId = requestId },
        };
        return (response with { Delay = fault.Delay, ConnectionReset = fault.CutsConnection }, fault);
    }

    private StsResponse Perform(StsCall call, Caller.Known caller, DateTimeOffset now, string requestId)
    {
        try
        {
            return new StsResponse { Status = 200, Body = _actions.Serve(call, caller, now, requestId), RequestId = requestId };
        }
        catch (StsException error)
        {
            return Reject(error, requestId);
        }
    }

    private static StsResponse Reject(StsException error, string requestId) => new()
    {
        Status = error.Status,
        Body = StsXml.Error(error, requestId),
        RequestId = requestId,
        ErrorCode = error.Code,
    };
}
