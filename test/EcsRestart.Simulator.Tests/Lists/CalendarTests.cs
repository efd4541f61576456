using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Lists;

/// <summary>Change Calendars, whose state follows from the clock.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private const string Target = "AmazonSSM.GetCalendarState";

    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;
    private readonly ListStoreTransport _door;

    public CalendarTests()
    {
        _ecs = new SimulatedEcs(_clock);
        _door = new ListStoreTransport(_ecs);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _door.DisposeAsync().AsTask();

    [Fact]
    public async Task GetCalendarState_OverTime_OpensAndCloses()
    {
        _ecs.Load(Scenario.Parse("""
            {"clusters":[],"calendars":[
              {"name":"freeze","comment":"the year's end","events":[{"startSeconds":60,"endSeconds":180},{"startSeconds":120,"endSeconds":240}]},
              {"name":"hours","type":"DEFAULT_CLOSED","events":[{"startSeconds":-60,"endSeconds":30}]}]}
            """));

        Assert.Equal("OPEN 05:00:00 05:01:00", await StateAsync("freeze"));
        Assert.Equal("OPEN 05:00:00 05:00:30", await StateAsync("hours"));
        Assert.Equal("OPEN 05:00:00 05:00:30", await StateAsync("freeze", "hours"));
        _clock.Advance(TimeSpan.FromSeconds(60.5));
        Assert.Equal("CLOSED 05:01:00 05:04:00", await StateAsync("freeze"));
        Assert.Equal("CLOSED 05:01:00 -", await StateAsync("hours"));
        Assert.Equal("CLOSED 05:01:00 -", await StateAsync("freeze", "hours"));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("OPEN 05:04:00 -", await StateAsync("freeze"));
    }

    [Fact]
    public async Task GetCalendarState_AtATime_IsThatOfTheTime()
    {
        var now = _clock.GetUtcNow();
        _ecs.Lists.PutCalendar("freeze", isOpenByDefault: true, new CalendarEvent(now.AddHours(1), now.AddHours(2)));

        var (_, _, body) = await _door.CallAsync(Target, """{"CalendarNames":["freeze"],"AtTime":"2026-11-21T07:30:00+01:00"}""");

        Assert.Equal(("CLOSED", "2026-11-21T06:30:00Z", "2026-11-21T07:00:00Z"), (body.Text("State"), body.Text("AtTime"), body.Text("NextTransitionTime")));
    }

    [Fact]
    public async Task PutCalendar_SameName_ReplacesTheEvents()
    {
        _ecs.Lists.PutCalendar("freeze", isOpenByDefault: true);
        _ecs.Lists.PutCalendar("freeze", isOpenByDefault: false);

        Assert.Equal("CLOSED 05:00:00 -", await StateAsync("freeze"));
    }

    [Fact]
    public async Task GetCalendarState_Arn_IsTheSameCalendarOrThatOfAnotherAccount()
    {
        _ecs.Lists.PutCalendar("freeze", isOpenByDefault: true);
        _ecs.Lists.PutCalendar("arn:aws:ssm:eu-west-1:222222222222:document/shared", isOpenByDefault: false);

        Assert.Equal("OPEN 05:00:00 -", await StateAsync("arn:aws:ssm:eu-central-1:123456789012:document/freeze"));
        Assert.Equal("CLOSED 05:00:00 -", await StateAsync("arn:aws:ssm:eu-west-1:222222222222:document/shared"));
    }

    [Theory]
    [InlineData("""{"CalendarNames":["missing"]}""", "InvalidDocument")]
    [InlineData("""{"CalendarNames":[]}""", "ValidationException")]
    [InlineData("{}", "ValidationException")]
    [InlineData("""{"CalendarNames":["freeze"],"AtTime":"tomorrow"}""", "ValidationException")]
    public async Task GetCalendarState_InvalidRequest_IsRefused(string request, string code)
    {
        _ecs.Lists.PutCalendar("freeze", isOpenByDefault: true);

        var (status, error, _) = await _door.CallAsync(Target, request);

        Assert.Equal((400, code), (status, error));
    }

    [Fact]
    public async Task GetCalendarState_Fault_IsAnsweredAndLogged()
    {
        _ecs.Lists.PutCalendar("freeze", isOpenByDefault: true);
        _ecs.Load(Scenario.Parse("""{"clusters":[],"faults":[{"kind":"accessDenied","action":"GetCalendarState"}]}"""));

        var (_, error, body) = await _door.CallAsync(Target, """{"CalendarNames":["freeze"]}""");

        Assert.Equal("AccessDeniedException", error);
        Assert.Contains("ssm:GetCalendarState on resource: arn:aws:ssm:eu-central-1:123456789012:document/freeze ", body.Text("message"), StringComparison.Ordinal);
        Assert.Equal("freeze", Assert.Single(_ecs.Lists.Log.Records).List);
    }

    private async Task<string> StateAsync(params string[] calendars)
    {
        var (_, _, body) = await _door.CallAsync(Target, JsonSerializer.Serialize(new { CalendarNames = calendars }));
        return $"{body.Text("State")} {Clock(body.Text("AtTime"))} {(body.Has("NextTransitionTime") ? Clock(body.Text("NextTransitionTime")) : "-")}";
    }

    private static string Clock(string? time) => time?[11..19] ?? "";
}
