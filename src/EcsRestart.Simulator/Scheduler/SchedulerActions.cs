using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EcsRestart.Simulator;

/// <summary>The operations of the EventBridge Scheduler API.</summary>
internal sealed class SchedulerActions(ScheduleRegistry registry)
{
    private readonly Dictionary<(string Action, string Name, string Token), ScheduleBody> _accepted = [];

    /// <returns>The body of the response.</returns>
    /// <exception cref="SchedulerException">The response is an error.</exception>
    public byte[] Serve(SchedulerCall call, DateTimeOffset now) => (call.Action, call.Name) switch
    {
        ("CreateSchedule", { } name) => Create(name, Read(call, SchedulerJson.Default.ScheduleBody), now),
        ("UpdateSchedule", { } name) => Update(name, Read(call, SchedulerJson.Default.ScheduleBody), now),
        ("GetSchedule", { } name) => Write(Find(call, name).Describe(), SchedulerJson.Default.ScheduleDescription),
        ("DeleteSchedule", { } name) => Delete(call, name),
        ("ListSchedules", _) => List(call),
        ("CreateScheduleGroup", { } name) => CreateGroup(name, now),
        ("GetScheduleGroup", { } name) => Write(registry.Group(name), SchedulerJson.Default.ScheduleGroupDescription),
        ("DeleteScheduleGroup", { } name) => DeleteGroup(name),
        ("ListScheduleGroups", _) => ListGroups(call),
        _ => throw SchedulerException.UnknownOperation($"{call.Method} {call.Path}"),
    };

    private static T Read<T>(SchedulerCall call, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(call.Body.Span, type) ?? throw SchedulerException.Unserialized("The request has no body.");
        }
        catch (JsonException malformed)
        {
            throw SchedulerException.Unserialized(malformed.Message);
        }
    }

    private static byte[] Write<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    private byte[] Create(string name, ScheduleBody body, DateTimeOffset now) => Store("create", name, body, () => registry.Add(name, body, now));

    private byte[] Update(string name, ScheduleBody body, DateTimeOffset now) => Store("update", name, body, () => registry.Replace(name, body, now));

    /// <summary>Repeats the first response for the same call with the same token. Rejects the token with other parameters.</summary>
    private byte[] Store(string action, string name, ScheduleBody body, Func<SimulatedSchedule> store)
    {
        ScheduleConstraints.Check(name, body);
        var key = (action, $"{body.GroupName}/{name}", body.ClientToken ?? "");
        var first = _accepted.GetValueOrDefault(key);
        if (first is not null && !Same(first, body))
            throw SchedulerException.Conflict("The ClientToken was used before with other parameters.");

        var schedule = first is null ? store() : registry.Schedule(body.GroupName, name);
        if (body.ClientToken is not null)
            _accepted[key] = body;
        return Write(new SchedulerBodies.ScheduleStored(schedule.Arn), SchedulerJson.Default.ScheduleStored);
    }

    private static bool Same(ScheduleBody first, ScheduleBody second) =>
        Write(first, SchedulerJson.Default.ScheduleBody).AsSpan().SequenceEqual(Write(second, SchedulerJson.Default.ScheduleBody));

    private SimulatedSchedule Find(SchedulerCall call, string name)
    {
        ScheduleConstraints.Check(name);
        return registry.Schedule(call.Parameter("groupName"), name);
    }

    private byte[] Delete(SchedulerCall call, string name)
    {
        registry.Delete(Find(call, name));
        return Done();
    }

    private byte[] List(SchedulerCall call)
    {
        if (call.Parameter("ScheduleGroup") is { } group)
            _ = registry.Group(group);
        var found = registry.Schedules
            .Where(schedule => call.Parameter("ScheduleGroup") is not { } only || schedule.Group == only)
            .Where(schedule => schedule.Name.StartsWith(call.Parameter("NamePrefix") ?? "", StringComparison.Ordinal))
            .Where(schedule => schedule.State == (call.Parameter("State") ?? schedule.State));
        var page = SchedulerPage<SimulatedSchedule>.From(found, schedule => schedule.Key, call);
        return Write(
            new SchedulerBodies.SchedulePage([.. page.Items.Select(schedule => schedule.Summarize())], page.NextToken),
            SchedulerJson.Default.SchedulePage);
    }

    private byte[] CreateGroup(string name, DateTimeOffset now)
    {
        ScheduleConstraints.Check(name);
        return Write(new SchedulerBodies.GroupStored(registry.AddGroup(name, now).Arn), SchedulerJson.Default.GroupStored);
    }

    private byte[] DeleteGroup(string name)
    {
        registry.DeleteGroup(name);
        return Done();
    }

    private byte[] ListGroups(SchedulerCall call)
    {
        var found = registry.Groups.Where(group => group.Name.StartsWith(call.Parameter("NamePrefix") ?? "", StringComparison.Ordinal));
        var page = SchedulerPage<ScheduleGroupDescription>.From(found, group => group.Name, call);
        return Write(new SchedulerBodies.GroupPage(page.Items, page.NextToken), SchedulerJson.Default.GroupPage);
    }

    private static byte[] Done() => Write(new SchedulerBodies.Nothing(), SchedulerJson.Default.Nothing);
}
