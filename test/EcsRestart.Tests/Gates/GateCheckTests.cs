using EcsRestart.Gates;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Gates;

public sealed class GateCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Decide_NoGates_ReturnsNull() => Assert.Null(GateCheck.Decide(new GateFacts(Now, null, null, [])));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Decide_StartWindow_IncludesItsLastMoment(int secondsAfter, bool isLate)
    {
        var outcome = GateCheck.Decide(new GateFacts(Now.AddSeconds(secondsAfter), Now, TimeSpan.FromHours(1), []));

        Assert.Equal(
            isLate
                ? new Outcome(
                    ResultCode.TooLate, "Not started: the start window closed at 2026-11-21T06:00:00Z, 60 min after scheduledTime (startWithinMinutes).")
                : null,
            outcome);
    }

    [Fact]
    public void Decide_OpenCalendars_ReturnsNull() =>
        Assert.Null(Decide(("a", FakeCalendars.Open(Now)), ("b", FakeCalendars.Open(Now, Now.AddHours(1)))));

    [Fact]
    public void Decide_ClosedCalendars_NamesEachAndItsOpening() =>
        Assert.Equal(
            new Outcome(
                ResultCode.CalendarClosed,
                "Not started: change calendar freeze is closed until 2026-11-21T09:00:00Z and change calendar year-end is closed, and no opening is planned."),
            Decide(("freeze", FakeCalendars.Closed(Now, Now.AddHours(3))), ("open", FakeCalendars.Open(Now)), ("year-end", FakeCalendars.Closed(Now))));

    [Fact]
    public void Decide_UnreadableCalendar_CountsAsClosed() =>
        Assert.Equal(
            new Outcome(
                ResultCode.GateUnreadable,
                "Not started: change calendar freeze cannot be read, so it counts as closed. Systems Manager denied the call: no."),
            Decide(("open", FakeCalendars.Open(Now)), ("freeze", FakeCalendars.Denied)));

    [Fact]
    public void Decide_SeveralGates_AnswersWithTheFirstRule()
    {
        CalendarReading[] readings = [new("a", FakeCalendars.Closed(Now)), new("b", FakeCalendars.Denied)];

        Assert.Same(ResultCode.TooLate, GateCheck.Decide(new GateFacts(Now, Now.AddHours(-1), TimeSpan.FromHours(1), readings))?.Code);
        Assert.Same(ResultCode.GateUnreadable, GateCheck.Decide(new GateFacts(Now, null, null, readings))?.Code);
    }

    private static Outcome? Decide(params (string Name, AwsResult<CalendarState> Result)[] calendars) =>
        GateCheck.Decide(new GateFacts(Now, null, null, [.. calendars.Select(one => new CalendarReading(one.Name, one.Result))]));
}
