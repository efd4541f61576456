using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>
/// In-memory Parameter Store and DynamoDB of one account and Region, limited to what service lists need, and the Change Calendars of
/// Systems Manager. Thread-safe.
/// </summary>
public sealed class SimulatedListStores
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ParameterActions _parameters;
    private readonly CalendarActions _calendars;
    private readonly TableActions _tables;
    private readonly string _accountId;
    private readonly IdGenerator _requestIds = new("lists requests");

    internal SimulatedListStores(TimeProvider clock, string region, string accountId)
    {
        _clock = clock;
        _accountId = accountId;
        _parameters = new ParameterActions($"arn:aws:ssm:{region}:{accountId}:parameter", clock);
        _calendars = new CalendarActions($"arn:aws:ssm:{region}:{accountId}:document/", clock);
        _tables = new TableActions($"arn:aws:dynamodb:{region}:{accountId}:table/");
    }

    /// <summary>Every action served so far.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>The faults to inject.</summary>
    public FaultScript Faults { get; } = new();

    internal static bool IsKnown(string action) =>
        ParameterActions.Known.Contains(action) || action == CalendarActions.GetCalendarState || TableActions.Known.Contains(action);

    /// <summary>True for any operation of these two services, supported or not.</summary>
    internal static bool IsTarget(string target) => ParameterActions.Owns(target) || TableActions.Owns(target);

    /// <param name="name">The name, such as <c>/ecs-restart/nightly</c>.</param>
    /// <param name="type"><c>String</c> (default), <c>StringList</c> or <c>SecureString</c>.</param>
    public void AddParameter(string name, string value, string type = "String")
    {
        lock (_gate)
            _parameters.Add(name, value, type);
    }

    /// <summary>Adds a Change Calendar, or replaces the one of that name, as when a person changes its events.</summary>
    /// <param name="calendar">The name, or the ARN of a calendar of another account or Region.</param>
    /// <param name="isOpenByDefault">False for a calendar that is open only during its events.</param>
    public void PutCalendar(string calendar, bool isOpenByDefault, params IReadOnlyList<CalendarEvent> events)
    {
        lock (_gate)
            _calendars.Put(calendar, new SimulatedCalendar(isOpenByDefault, events));
    }

    /// <summary>Adds a table whose partition key is <c>group</c> and whose sort key is <c>id</c>. Does nothing when the table exists.</summary>
    public void AddTable(string name)
    {
        lock (_gate)
            _tables.Add(name);
    }

    /// <summary>Adds an item, and its table if it does not exist.</summary>
    /// <param name="item">
    /// A plain JSON object with <c>group</c> and <c>id</c>; values are strings, numbers, Booleans, arrays or objects.
    /// </param>
    public void AddItem(string table, string item)
    {
        var members = JsonNode.Parse(item)?.AsObject() ?? throw new ArgumentException("Expected a JSON object.", nameof(item));
        lock (_gate)
            _tables.Put(_tables.Add(table), ItemConverter.ToAttributes(members));
    }

    /// <summary>Serves one call in process, without HTTP.</summary>
    /// <param name="target">
    /// The value of the X-Amz-Target header, such as <c>AmazonSSM.GetParameter</c> or <c>DynamoDB_20120810.Query</c>.
    /// </param>
    public EcsResponse Serve(string target, ReadOnlyMemory<byte> body)
    {
        lock (_gate)
        {
            var action = target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..];
            var isParameters = ParameterActions.Owns(target);
            var request = Parse(body);
            var subject = action == CalendarActions.GetCalendarState ? CalendarActions.SubjectOf(request)
                : isParameters ? ParameterActions.SubjectOf(request)
                : TableActions.SubjectOf(request);
            var fault = Faults.Apply(action, cluster: null, services: []);
            var response = Respond(isParameters, action, request, subject, fault);
            Log.Add(new ActionRecord
            {
                At = _clock.GetUtcNow(),
                Action = action,
                List = subject,
                ErrorCode = response.ErrorCode,
                Fault = fault?.Kind,
            });
            return response;
        }
    }

    private static JsonObject? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private EcsResponse Respond(bool isParameters, string action, JsonObject? request, string? subject, Fault? fault)
    {
        var carriedOut = fault is null || fault.IsAccepted ? Perform(isParameters, action, request) : null;
        var response = fault?.Kind switch
        {
            FaultKind.AccessDenied => Reject(isParameters, Denied(isParameters, action, subject)),
            FaultKind.Throttled => Reject(isParameters, isParameters ? ListsException.Throttled() : ListsException.OverCapacity()),
            FaultKind.ServerError or FaultKind.ServerErrorAfterAcceptance => Reject(isParameters, ListsException.Server()),
            _ => carriedOut ?? new EcsResponse { Status = 500, Body = default, RequestId = _requestIds.NextUuid() },
        };
        return fault is null ? response : response with { Delay = fault.Delay, ConnectionReset = fault.CutsConnection };
    }

    private EcsResponse Perform(bool isParameters, string action, JsonObject? request)
    {
        try
        {
            var members = request ?? throw ListsException.Unserialized();
            var response = action == CalendarActions.GetCalendarState ? _calendars.Serve(members)
                : isParameters ? _parameters.Serve(action, members)
                : _tables.Serve(action, members);
            return new EcsResponse { Status = 200, Body = Utf8(response), RequestId = _requestIds.NextUuid() };
        }
        catch (ListsException error)
        {
            return Reject(isParameters, error);
        }
        catch (Exception mismatch) when (mismatch is InvalidOperationException or FormatException)
        {
            return Reject(isParameters, ListsException.Unserialized());
        }
    }

    private EcsResponse Reject(bool isParameters, ListsException error)
    {
        var body = new JsonObject { ["__type"] = isParameters ? error.Code : $"com.amazonaws.dynamodb.v20120810#{error.Code}" };
        if (error.Message.Length > 0)
            body["message"] = error.Message;
        return new EcsResponse { Status = error.Status, Body = Utf8(body), RequestId = _requestIds.NextUuid(), ErrorCode = error.Code };
    }

    private ListsException Denied(bool isParameters, string action, string? subject)
    {
        var resource = action == CalendarActions.GetCalendarState ? _calendars.ArnOf(subject ?? "")
            : isParameters ? _parameters.ArnOf(subject ?? "") : _tables.ArnOf(subject ?? "");
        return ListsException.AccessDenied(_accountId, $"{(isParameters ? "ssm" : "dynamodb")}:{action}", resource);
    }

    private static byte[] Utf8(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body, EcsJson.Default.JsonObject);
}
