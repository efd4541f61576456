using EcsRestart.Ecs;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Ecs;

public sealed class ApiPacerTests
{
    private const int Burst = 3;

    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(500);

    /// <summary>Added to each wait by the pacer, so that rounding never ends the wait too early.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(1);

    private readonly SteppedClock _clock = new();
    private readonly ApiPacer _pacer;

    public ApiPacerTests() => _pacer = new ApiPacer(new RateLimit(Burst, PerSecond: 2), _clock);

    [Fact]
    public void TakeAsync_FullBucket_AllowsTheBurstAtOnceAndNoMore()
    {
        var turns = Turns(Burst + 1);

        Assert.All(turns[..Burst], turn => Assert.True(turn.IsCompletedSuccessfully));
        Assert.False(turns[Burst].IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_EmptyBucket_WaitsForOneRefillACall()
    {
        await Task.WhenAll(Turns(Burst));
        var start = _clock.GetUtcNow();

        foreach (var call in Enumerable.Range(1, 4))
        {
            var turn = TakeAsync();
            await _clock.StepAsync();
            await turn;
            Assert.InRange(_clock.GetUtcNow() - start, call * Refill, (call * Refill) + Margin);
        }
    }

    [Fact]
    public async Task TakeAsync_AfterALongPause_AllowsNoMoreThanTheBurst()
    {
        await Task.WhenAll(Turns(Burst));
        _clock.Advance(TimeSpan.FromHours(1));

        var turns = Turns(Burst + 1);

        Assert.All(turns[..Burst], turn => Assert.True(turn.IsCompletedSuccessfully));
        Assert.False(turns[Burst].IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_ManyWaiting_AreServedInTheOrderTheyCame()
    {
        await Task.WhenAll(Turns(Burst));
        var turns = Turns(4);

        for (var served = 0; served < turns.Length; served++)
        {
            await _clock.StepAsync();
            await turns[served];
            Assert.All(turns[(served + 1)..], turn => Assert.False(turn.IsCompleted));
        }
    }

    [Fact]
    public async Task Empty_FullBucket_MakesTheNextCallWaitForARefill()
    {
        var start = _clock.GetUtcNow();
        _pacer.Drain();

        var turn = TakeAsync();

        Assert.False(turn.IsCompleted);
        await _clock.StepAsync();
        await turn;
        Assert.InRange(_clock.GetUtcNow() - start, Refill, Refill + Margin);
    }

    [Fact]
    public async Task Empty_WhileACallWaits_LeavesItItsTurnAndNoneForTheNext()
    {
        await Task.WhenAll(Turns(Burst));
        var start = _clock.GetUtcNow();
        var waiting = TakeAsync();

        _clock.Advance(Refill / 2);
        _pacer.Drain();
        var next = TakeAsync();
        await _clock.StepAsync();
        await waiting;

        Assert.InRange(_clock.GetUtcNow() - start, Refill, Refill + Margin);
        Assert.False(next.IsCompleted);
        await _clock.StepAsync();
        await next;
        Assert.InRange(_clock.GetUtcNow() - start, Refill * 2, (Refill * 2) + Margin);
    }

    [Fact]
    public async Task TakeAsync_CancelledWhileWaiting_LeavesItsTurnToThoseWhoComeLater()
    {
        await Task.WhenAll(Turns(Burst));
        var start = _clock.GetUtcNow();
        using var cancellation = new CancellationTokenSource();
        var cancelled = _pacer.TakeAsync(cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        var later = TakeAsync();
        await _clock.StepAsync();
        await later;
        Assert.InRange(_clock.GetUtcNow() - start, Refill, Refill + Margin);
    }

    private Task TakeAsync() => _pacer.TakeAsync(CancellationToken.None);

    private Task[] Turns(int calls) => [.. Enumerable.Range(0, calls).Select(_ => TakeAsync())];
}
