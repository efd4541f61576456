using EcsRestart.Schedules;

namespace EcsRestart.Simulator;

/// <summary>A schedule and its next invocation time.</summary>
internal sealed class SimulatedSchedule
{
    private const string Enabled = "ENABLED";
    private const string DefaultZone = "UTC";
    private const string Delete = "DELETE";

    private readonly ScheduleBody _body;
    private readonly ScheduleTimes _times;

    /// <exception cref="SchedulerException">The expression, the time zone or the target is invalid.</exception>
    public SimulatedSchedule(string arn, string name, ScheduleBody body, DateTimeOffset createdAt, DateTimeOffset now)
    {
        Arn = arn;
        Name = name;
        CreatedAt = createdAt;
        ModifiedAt = now;
        _body = body;
        _times = new ScheduleTimes(ReadExpression(body), ReadZone(body), createdAt, body.StartDate, body.EndDate);
        CheckRest(body);
        Next = IsEnabled ? FirstFrom(now) : null;
    }

    public string Arn { get; }

    public string Name { get; }

    public string Group => _body.GroupName ?? ScheduleConstraints.DefaultGroup;

    public string Key => $"{Group}/{Name}";

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ModifiedAt { get; }

    public string State => _body.State ?? Enabled;

    public bool IsEnabled => State == Enabled;

    /// <summary>The next invocation time. Null for never, and for a disabled schedule.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>
    /// True after the last invocation of a schedule with ActionAfterCompletion DELETE. A recurring schedule needs an end date for that.
    /// </summary>
    public bool MustBeDeleted => IsEnabled && Next is null && _body.ActionAfterCompletion == Delete && HasRun;

    private bool HasRun { get; set; }

    public string TargetArn => _body.Target?.Arn ?? "";

    public string? Input => _body.Target?.Input;

    /// <summary>Returns the due time and advances the schedule to the next one.</summary>
    public DateTimeOffset TakeDueTime()
    {
        var time = Next ?? throw new InvalidOperationException("The schedule has no invocation due.");
        HasRun = true;
        Next = _times.After(time).Select(next => (DateTimeOffset?)next).FirstOrDefault();
        return time;
    }

    public ScheduleDescription Describe() => new(
        Arn,
        Name,
        Group,
        _body.ScheduleExpression ?? "",
        _body.ScheduleExpressionTimezone ?? DefaultZone,
        State,
        _body.ActionAfterCompletion ?? "NONE",
        CreatedAt,
        ModifiedAt,
        _body.StartDate,
        _body.EndDate,
        _body.Description,
        _body.KmsKeyArn,
        _body.FlexibleTimeWindow,
        _body.Target);

    public ScheduleSummaryBody Summarize() => new(Arn, Name, Group, State, CreatedAt, ModifiedAt, new TargetArn(TargetArn));

    /// <summary>The first time of a rate expression may be this moment.</summary>
    private DateTimeOffset? FirstFrom(DateTimeOffset now) =>
        _times.After(_times.Expression is ScheduleExpression.Rate ? now.AddTicks(-1) : now).Select(time => (DateTimeOffset?)time).FirstOrDefault();

    private static ScheduleExpression ReadExpression(ScheduleBody body) =>
        ExpressionReader.Read(body.ScheduleExpression ?? "") is ExpressionReading.Valid(var expression)
            ? expression
            : throw SchedulerException.Invalid($"Invalid Schedule Expression {body.ScheduleExpression}.");

    private static TimeZoneInfo ReadZone(ScheduleBody body) =>
        TimeZones.Find(body.ScheduleExpressionTimezone ?? DefaultZone)
        ?? throw SchedulerException.Invalid($"Invalid ScheduleExpressionTimezone {body.ScheduleExpressionTimezone}.");

    private static void CheckRest(ScheduleBody body)
    {
        if (body.Target?.Arn?.Split(':') is not ["arn", { Length: > 0 }, { Length: > 0 }, _, _, { Length: > 0 }, ..])
            throw SchedulerException.Invalid("Provided Arn is not in correct format.");
        if (body.Target.RoleArn?.Split(':') is not ["arn", { Length: > 0 }, "iam", "", { Length: > 0 }, var role] || !role.StartsWith("role/", StringComparison.Ordinal))
            throw SchedulerException.Invalid("Provided RoleArn is not in correct format.");
        if (body.EndDate <= body.StartDate)
            throw SchedulerException.Invalid("The StartDate you specify must come before the EndDate.");
        if (body.FlexibleTimeWindow is ({ } mode, var window) && mode == "FLEXIBLE" != window is not null)
            throw SchedulerException.Invalid("MaximumWindowInMinutes is required with mode FLEXIBLE and not allowed with mode OFF.");
    }
}
