namespace EcsRestart.Simulator;

/// <summary>AWS STS, in memory: roles, and who assumed them. It is one for all Regions, as its sessions are good in all of them.</summary>
/// <remarks>Time is the clock's alone: sessions end by it. Safe to use from several threads.</remarks>
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

    /// <summary>What goes wrong, and when. <see cref="Fault.Role"/> narrows it to one role; clusters and services match nothing.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The roles that can be assumed, in order of their ARNs.</summary>
    public IReadOnlyList<SimulatedRole> Roles
    {
        get
        {
            lock (_gate)
                return [.. _roles.All];
        }
    }

    /// <summary>Adds a role, in place of the one with its ARN if there is one. Its account need not have clusters.</summary>
    /// <exception cref="ArgumentException">Its ARN is not that of a role.</exception>
    public void AddRole(SimulatedRole role)
    {
        lock (_gate)
            _roles.Add(role);
    }

    /// <summary>Takes a role away. As in AWS, sessions that have begun stay good.</summary>
    public void RemoveRole(string arn)
    {
        lock (_gate)
            _roles.Remove(arn);
    }

    /// <summary>Serves one call: the direct door, next to the HTTP one (<see cref="EcsHttpApi"/>).</summary>
    public StsResponse Serve(StsCall call)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var requestId = _requestIds.NextUuid();
            var caller = _roles.Identify(call.Credentials, now);
            var (answer, fault) = Answer(call, caller, now, requestId);
            Log.Add(new ActionRecord
            {
                At = now,
                Action = call.Action,
                AccountId = AccountOf(caller),
                Role = call.Role,
                ErrorCode = answer.ErrorCode,
                Fault = fault?.Kind,
            });
            return answer;
        }
    }

    internal Caller Identify(RequestCredentials? credentials)
    {
        lock (_gate)
            return _roles.Identify(credentials, _clock.GetUtcNow());
    }

    /// <summary>The account a caller means; the home account when it cannot be told.</summary>
    internal string AccountOf(Caller caller) => caller switch
    {
        Caller.Known(var account, _, _, _) => account,
        Caller.Expired(var account) => account,
        _ => _homeAccountId,
    };

    private (StsResponse Answer, Fault? Fault) Answer(StsCall call, Caller caller, DateTimeOffset now, string requestId)
    {
        if (caller is not Caller.Known known)
            return (Refuse(StsException.AccessDenied(caller), requestId), null);
        if (Faults.Apply(call.Action, cluster: null, services: [], call.Role) is not { } fault)
            return (CarryOut(call, known, now, requestId), null);

        var accepted = fault.IsAccepted ? CarryOut(call, known, now, requestId) : null;
        var answer = fault.Kind switch
        {
            FaultKind.AccessDenied => Refuse(StsException.AccessDenied(known, call.Action, call.Role), requestId),
            FaultKind.Throttled => Refuse(StsException.Throttled(), requestId),
            FaultKind.ServerError or FaultKind.ServerErrorAfterAcceptance => Refuse(StsException.Server(), requestId),
            _ => accepted ?? new StsResponse { Status = 500, Body = default, RequestId = requestId },
        };
        return (answer with { Delay = fault.Delay, ConnectionReset = fault.CutsConnection }, fault);
    }

    private StsResponse CarryOut(StsCall call, Caller.Known caller, DateTimeOffset now, string requestId)
    {
        try
        {
            return new StsResponse { Status = 200, Body = _actions.Serve(call, caller, now, requestId), RequestId = requestId };
        }
        catch (StsException error)
        {
            return Refuse(error, requestId);
        }
    }

    private static StsResponse Refuse(StsException error, string requestId) => new()
    {
        Status = error.Status,
        Body = StsXml.Error(error, requestId),
        RequestId = requestId,
        ErrorCode = error.Code,
    };
}
