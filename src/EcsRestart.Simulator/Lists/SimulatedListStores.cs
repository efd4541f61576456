using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>
/// SSM Parameter Store and DynamoDB of one account and Region, in memory, as far as lists of services are kept there, and the Change
/// Calendars of SSM. Safe to use from several threads.
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

    /// <summary>What goes wrong, and when.</summary>
    public FaultScript Faults { get; } = new();

    internal static bool IsKnown(string action) =>
        ParameterActions.Known.Contains(action) || action == CalendarActions.GetCalendarState || TableActions.Known.Contains(action);

    /// <summary>True for the operations of these two services, known ones or not.</summary>
    internal static bool IsTarget(string target) => ParameterActions.Owns(target) || TableActions.Owns(target);

    /// <param name="name">Such as <c>/ecs-restart/nightly</c>.</param>
    /// <param name="type"><c>String</c> (default), <c>StringList</c> or <c>SecureString</c>.</param>
    public void AddParameter(string name, string value, string type = "String")
    {
        lock (_gate)
            _parameters.Add(name, value, type);
    }

    /// <summary>Adds a Change Calendar, or replaces the one of that name, as when a person changes its events.</summary>
    /// <param name="calendar">Its name, or the ARN of one that another account or Region has.</param>
    /// <param name="isOpenByDefault">False for a calendar that is open during its events only.</param>
    public void PutCalendar(string calendar, bool isOpenByDefault, params IReadOnlyList<CalendarEvent> events)
    {
        lock (_gate)
            _calendars.Put(calendar, new SimulatedCalendar(isOpenByDefault, events));
    }

    /// <summary>Adds a table with the partition key <c>group</c> and the sort key <c>id</c>; one that is there already stays.</summary>
    public void AddTable(string name)
    {
        lock (_gate)
            _tables.Add(name);
    }

    /// <summary>Adds an item, and its table when there is none yet.</summary>
    /// <param name="item">Plain JSON with <c>group</c> and <c>id</c>, texts, numbers and truth values.</param>
    public void AddItem(string table, string item)
    {
        var members = JsonNode.Parse(item)?.AsObject() ?? throw new ArgumentException("A JSON object was expected.", nameof(item));
        lock (_gate)
            _tables.Put(_tables.Add(table), ItemConverter.ToAttributes(members));
    }

    /// <summary>Serves one call: the direct door, next to the HTTP one.</summary>
    /// <param name="target">As the header X-Amz-Target has it: <c>AmazonSSM.GetParameter</c>, <c>DynamoDB_20120810.Query</c>.</param>
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
            var answer = Answer(isParameters, action, request, subject, fault);
            Log.Add(new ActionRecord
            {
                At = _clock.GetUtcNow(),
                Action = action,
                List = subject,
                ErrorCode = answer.ErrorCode,
                Fault = fault?.Kind,
            });
            return answer;
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

    private EcsResponse Answer(bool isParameters, string action, JsonObject? request, string? subject, Fault? fault)
    {
        var carriedOut = fault is null || fault.IsAccepted ? CarryOut(isParameters, action, request) : null;
        var answer = fault?.Kind switch
        {
            FaultKind.AccessDenied => Refuse(isParameters, Denied(isParameters, action, subject)),
            FaultKind.Throttled => Refuse(isParameters, isParameters ? ListsException.Throttled() : ListsException.OverCapacity()),
            FaultKind.ServerError or FaultKind.ServerErrorAfterAcceptance => Refuse(isParameters, ListsException.Server()),
            _ => carriedOut ?? new EcsResponse { Status = 500, Body = default, RequestId = _requestIds.NextUuid() },
        };
        return fault is null ? answer : answer with { Delay = fault.Delay, ConnectionReset = fault.CutsConnection };
    }

    private EcsResponse CarryOut(bool isParameters, string action, JsonObject? request)
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
            return Refuse(isParameters, error);
        }
        catch (Exception mismatch) when (mismatch is InvalidOperationException or FormatException)
        {
            return Refuse(isParameters, ListsException.Unserialized());
        }
    }

    private EcsResponse Refuse(bool isParameters, ListsException error)
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
