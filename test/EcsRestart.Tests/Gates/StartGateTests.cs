using EcsRestart.Gates;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Gates;

public sealed class StartGateTests
{
    private static readonly RestartRequest OneCalendar = new() { Calendars = ["freeze"] };

    private readonly SteppedClock _clock = new();

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task CheckAsync_WithoutCalendars_ReadsNothing()
    {
        var gate = new StartGate(new RestartRequest(), () => throw new InvalidOperationException("Nothing to read."), _clock);

        await gate.CheckAsync(default);

        Assert.False(gate.IsStale);
        Assert.Null(gate.Check());
    }

    [Fact]
    public void Check_AfterTheStartWindow_StaysClosed()
    {
        var gate = new StartGate(new RestartRequest { ScheduledTime = Now, StartWithin = TimeSpan.FromMinutes(5) }, null, _clock);

        Assert.Null(gate.Check());
        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        Assert.Same(ResultCode.TooLate, gate.Check()?.Code);
    }

    [Fact]
    public async Task CheckAsync_Repeated_ReadsEachTime()
    {
        var calendars = new FakeCalendars(_ => FakeCalendars.Open(Now));
        var gate = Gate(calendars);

        Assert.True(gate.IsStale);
        await gate.CheckAsync(default);
        await gate.RefreshAsync(default);
        await gate.CheckAsync(default);

        Assert.Equal(["freeze", "freeze"], calendars.Reads);
        Assert.Null(gate.Check());
    }

    /// <summary>AWS rounds its time down, so a state can end up to a second earlier than the difference says.</summary>
    [Fact]
    public async Task IsStale_FromThePlannedTransitionOn_IsTrue()
    {
        var closing = Now.AddMinutes(10);
        var gate = Gate(new FakeCalendars(_ => Now < closing ? FakeCalendars.Open(Now, closing) : FakeCalendars.Closed(Now)));
        await gate.CheckAsync(default);

        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1.1));
        Assert.False(gate.IsStale);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(gate.IsStale);

        await _clock.FinishAsync(Do(gate.RefreshAsync(default)));
        Assert.Same(ResultCode.CalendarClosed, gate.Check()?.Code);
    }

    /// <summary>The transition is at a time of AWS: a clock that is ahead must not end the state early, nor one behind late.</summary>
    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    public async Task IsStale_ClockOfAwsDiffers_CountsTheTimeThatWasLeft(int ahead)
    {
        var start = Now.AddSeconds(ahead);
        var gate = Gate(new FakeCalendars(_ => FakeCalendars.Open(start, start.AddMinutes(10))));
        await gate.CheckAsync(default);

        _clock.Advance(TimeSpan.FromMinutes(9.9));
        Assert.False(gate.IsStale);
        _clock.Advance(TimeSpan.FromMinutes(0.1));
        Assert.True(gate.IsStale);
    }

    [Fact]
    public async Task RefreshAsync_StateThatNeverMovesOn_CountsAsUnreadable()
    {
        var at = Now;
        var calendars = new FakeCalendars(_ => FakeCalendars.Open(at, at));
        var gate = Gate(calendars);

        await _clock.FinishAsync(Do(gate.CheckAsync(default)));

        Assert.Same(ResultCode.GateUnreadable, gate.Check()?.Code);
        Assert.Equal(10, calendars.Reads.Count);
    }

    [Fact]
    public async Task CheckAsync_AfterAClosedRead_ReadsNoMore()
    {
        var calendars = new FakeCalendars(_ => FakeCalendars.Denied);
        var gate = Gate(calendars);

        await gate.CheckAsync(default);
        await gate.CheckAsync(default);

        Assert.Single(calendars.Reads);
        Assert.Same(ResultCode.GateUnreadable, gate.Check()?.Code);
    }

    [Fact]
    public async Task CheckAsync_RunWithoutAccess_CountsAsUnreadable()
    {
        var gate = new StartGate(OneCalendar, null, _clock);

        await gate.CheckAsync(default);

        Assert.Same(ResultCode.GateUnreadable, gate.Check()?.Code);
    }

    [Fact]
    public async Task CheckAsync_Stopped_LeavesTheCalendarsUnread()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var gate = Gate(new FakeCalendars(_ => FakeCalendars.Open(Now)));

        await gate.CheckAsync(stopped.Token);

        Assert.True(gate.IsStale);
    }

    [Fact]
    public async Task State_OfALaterStep_NeedsNoRead()
    {
        var gate = Gate(new FakeCalendars(_ => FakeCalendars.Open(Now, Now.AddHours(1))));
        await gate.CheckAsync(default);

        var later = new StartGate(OneCalendar, null, _clock) { State = gate.State };

        Assert.False(later.IsStale);
        Assert.Null(later.Check());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(later.IsStale);
    }

    private StartGate Gate(FakeCalendars calendars) => new(OneCalendar, () => calendars, _clock);

    private static async Task<bool> Do(Task work)
    {
        await work;
        return true;
    }
}
