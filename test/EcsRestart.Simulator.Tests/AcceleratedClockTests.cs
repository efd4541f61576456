using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

public sealed class AcceleratedClockTests
{
    private readonly SteppedClock _inner = new();
    private readonly AcceleratedClock _clock;

    public AcceleratedClockTests() => _clock = new AcceleratedClock(30, _inner);

    [Fact]
    public void GetUtcNow_Speed_MultipliesElapsedTime()
    {
        var (start, timestamp) = (_clock.GetUtcNow(), _clock.GetTimestamp());

        _inner.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromMinutes(1), _clock.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromMinutes(1), _clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public async Task Delay_Speed_IsShorter()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(5), _clock);

        _inner.Advance(TimeSpan.FromSeconds(9.9));
        var early = delay.IsCompleted;
        _inner.Advance(TimeSpan.FromSeconds(0.1));
        await delay;

        Assert.False(early);
    }

    [Fact]
    public void Timer_Period_FiresUntilChanged()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, state: null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

        _inner.Advance(TimeSpan.FromSeconds(5));
        var before = fired;
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _inner.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((3, 3), (before, fired));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_SpeedNotPositive_Throws(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcceleratedClock(speed));
}
