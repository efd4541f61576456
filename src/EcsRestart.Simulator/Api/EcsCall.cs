using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>A call of the ECS API, from request body to response.</summary>
internal sealed class EcsCall
{
    private readonly SimulatedAccount _account;
    private readonly string _action;
    private readonly JsonElement? _request;

    public EcsCall(SimulatedAccount account, string action, ReadOnlyMemory<byte> body)
    {
        _account = account;
        _action = action;
        _request = Parse(body);
        Target = ActionTarget.From(_request ?? default);
    }

    public ActionTarget Target { get; }

    public EcsResponse Respond(Fault? fault, Caller.Known caller, string requestId)
    {
        if (NoAccess(caller) is { } failedHook)
            return Reject(failedHook, requestId);
        if (fault is null)
            return Perform(requestId);

        var accepted = fault.IsAccepted ? Perform(requestId) : null;
        var response = fault.Kind switch
        {
            FaultKind.AccessDenied => Reject(EcsException.AccessDenied(caller, _action, Resource()), requestId),
            FaultKind.Throttled => Reject(EcsException.Throttled(), requestId),
            FaultKind.ServerError or FaultKind.ServerErrorAfterAcceptance => Reject(EcsException.Server(), requestId),
            _ => accepted ?? new EcsResponse { Status = 500, Body = default, RequestId = requestId },
        };
        return response with { Delay = fault.Delay, ConnectionReset = fault.CutsConnection };
    }

    private EcsException? NoAccess(Caller.Known caller) =>
        (EcsActions.IsServiceDeploymentAction(_action) ? _account.ServiceDeploymentAccess : ServiceDeploymentAccess.Allowed) switch
        {
            ServiceDeploymentAccess.Denied => EcsException.AccessDenied(caller, _action, Resource()),
            ServiceDeploymentAccess.Unknown => EcsException.UnknownOperation(_action),
            _ => null,
        };

    public static EcsResponse Reject(EcsException error, string requestId) => new()
    {
        Status = error.Status,
        Body = JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(error.Code, error.Message, error.ResourceIds), EcsJson.Default.ErrorBody),
        RequestId = requestId,
        ErrorCode = error.Code,
    };

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private EcsResponse Perform(string requestId)
    {
        try
        {
            var serve = EcsActions.Find(_action);
            var request = _request ?? throw EcsException.Unserialized("The request is not valid JSON.");
            return new EcsResponse { Status = 200, Body = serve(_account, request), RequestId = requestId };
        }
        catch (EcsException error)
        {
            return Reject(error, requestId);
        }
    }

    /// <summary>Returns the resource in an access denied message: the service, its cluster, or * for actions without a resource.</summary>
    private string Resource() => (Target.Cluster ?? "default", Target.Services) switch
    {
        (var cluster, [var service, ..]) => _account.Arns.Service(cluster, service),
        (var cluster, []) when _action is "DescribeClusters" => _account.Arns.Cluster(cluster),
        _ => "*",
    };
}
