using System.Text;
using EcsRestart.Request;

namespace EcsRestart.Simulator;

/// <summary>The schedules and schedule groups of an account, and their due invocations. Not thread-safe.</summary>
internal sealed class ScheduleRegistry
{
    private readonly Dictionary<string, ScheduleGroupDescription> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedSchedule> _schedules = new(StringComparer.Ordinal);
    private readonly IdGenerator _executionIds = new("executions");
    private readonly Func<string, string> _arn;

    /// <param name="arn">Returns the ARN for its last segment.</param>
    public ScheduleRegistry(Func<string, string> arn, DateTimeOffset now)
    {
        _arn = arn;
        AddGroup(ScheduleConstraints.DefaultGroup, now);
    }

    public IEnumerable<SimulatedSchedule> Schedules => _schedules.Values;

    public IEnumerable<ScheduleGroupDescription> Groups => _groups.Values;

    /// <summary>The next invocation time. Null for never.</summary>
    public DateTimeOffset? Next => _schedules.Values.Min(schedule => schedule.Next);

    public ScheduleGroupDescription AddGroup(string name, DateTimeOffset now)
    {
        var group = new ScheduleGroupDescription(_arn($"schedule-group/{name}"), name, "ACTIVE", now, now);
        return _groups.TryAdd(name, group) ? group : throw SchedulerException.Conflict($"Schedule group {name} already exists.");
    }

    public ScheduleGroupDescription Group(string name) => _groups.GetValueOrDefault(name) ?? throw SchedulerException.NoGroup(name);

    /// <summary>Deletes the group and its schedules. In AWS this takes a while.</summary>
    public void DeleteGroup(string name)
    {
        if (name == ScheduleConstraints.DefaultGroup)
            throw SchedulerException.Invalid("The default schedule group cannot be deleted.");

        _groups.Remove(Group(name).Name);
        foreach (var schedule in _schedules.Values.Where(schedule => schedule.Group == name).ToArray())
            _schedules.Remove(schedule.Key);
    }

    public SimulatedSchedule Schedule(string? group, string name) =>
        _schedules.GetValueOrDefault($"{group ?? ScheduleConstraints.DefaultGroup}/{name}") ?? throw SchedulerException.NoSchedule(name);

    public SimulatedSchedule Add(string name, ScheduleBody body, DateTimeOffset now)
    {
        var schedule = New(name, body, createdAt: now, now);
        return _schedules.TryAdd(schedule.Key, schedule) ? schedule : throw SchedulerException.Conflict($"Schedule {name} already exists.");
    }

    /// <summary>Replaces the whole schedule. Members that are missing from the body get their defaults.</summary>
    public SimulatedSchedule Replace(string name, ScheduleBody body, DateTimeOffset now)
    {
        var schedule = New(name, body, Schedule(body.GroupName, name).CreatedAt, now);
        return _schedules[schedule.Key] = schedule;
    }

    public void Delete(SimulatedSchedule schedule) => _schedules.Remove(schedule.Key);

    /// <summary>Returns the invocations due by now, oldest first.</summary>
    /// <param name="deliveries">How often each invocation is delivered.</param>
    public IEnumerable<ScheduledInvocation> TakeDueInvocations(DateTimeOffset now, int deliveries)
    {
        while (_schedules.Values.Where(schedule => schedule.Next <= now).MinBy(schedule => (schedule.Next, schedule.Key)) is { } due)
        {
            var time = due.TakeDueTime();
            if (due.MustBeDeleted)
                Delete(due);
            for (var delivery = 0; delivery < deliveries; delivery++)
                yield return Invocation(due, time);
        }
    }

    private SimulatedSchedule New(string name, ScheduleBody body, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var group = Group(body.GroupName ?? ScheduleConstraints.DefaultGroup).Name;
        return new SimulatedSchedule(_arn($"schedule/{group}/{name}"), name, body, createdAt, now);
    }

    private ScheduledInvocation Invocation(SimulatedSchedule schedule, DateTimeOffset time)
    {
        var executionId = _executionIds.NextUuid();
        return new ScheduledInvocation
        {
            ScheduleArn = schedule.Arn,
            ScheduleName = schedule.Name,
            ScheduledTime = time.ToUniversalTime(),
            TargetArn = schedule.TargetArn,
            Payload = ContextAttributes.Replace(Encoding.UTF8.GetBytes(schedule.Input ?? "{}"), schedule.Arn, time, executionId),
            ExecutionId = executionId,
        };
    }
}
