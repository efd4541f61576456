using EcsRestart.Request;

namespace EcsRestart.Gates;

/// <summary>
/// Decides in one place whether a run may start anything. The start window is checked from memory before every start. The calendars are
/// read before the first start, before each wave, and again after a planned transition. Once closed, a gate stays closed.
/// </summary>
/// <param name="openCalendars">Called when a calendar is read; null when this run may not read calendars.</param>
internal sealed class StartGate(RestartRequest request, Func<IChangeCalendars>? openCalendars, TimeProvider clock)
{
    /// <summary>The interval between reads while AWS still shows the state before a transition that has already passed here.</summary>
    private static readonly TimeSpan RereadDelay = TimeSpan.FromSeconds(1);

    /// <summary>The number of reads after which a calendar that still shows the state before its transition counts as unreadable.</summary>
    private const int MaxReads = 10;

    /// <summary>AWS rounds the time of a state down to the second.</summary>
    private static readonly TimeSpan TimeResolution = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private bool _isRead;
    private DateTimeOffset? _openUntil;
    private Outcome? _closed;
    private Task? _reading;

    /// <summary>The last read of each calendar.</summary>
    public IReadOnlyList<CalendarReading> Readings { get; private set; } = [];

    /// <summary>The state of this gate, for a later step.</summary>
    public GateState State
    {
        get
        {
            lock (_lock)
                return new GateState { IsRead = _isRead, OpenUntil = _openUntil, Closed = _closed };
        }

        init => (_isRead, _openUntil, _closed) = (value.IsRead, value.OpenUntil, value.Closed);
    }

    /// <summary>True when the calendars must be read before anything starts.</summary>
    public bool IsStale
    {
        get
        {
            lock (_lock)
                return NeedsRead;
        }
    }

    private bool NeedsRead => request.Calendars.Count > 0 && _closed is null && (!_isRead || _openUntil <= clock.GetUtcNow());

    /// <summary>Reads the calendars before a wave, even if they were read recently.</summary>
    /// <param name="stopping">Ends the read; the calendars then count as not read.</param>
    public Task CheckAsync(CancellationToken stopping)
    {
        lock (_lock)
            _isRead = false;
        return RefreshAsync(stopping);
    }

    /// <summary>Reads the calendars when they must be read. Concurrent callers share one read.</summary>
    /// <inheritdoc cref="CheckAsync"/>
    public async Task RefreshAsync(CancellationToken stopping)
    {
        try
        {
            for (var reads = 0; IsStale; reads++)
            {
                if (reads == MaxReads)
                {
                    Close(new Outcome(ResultCode.GateUnreadable, $"{GateCheck.NotStarted}Systems Manager shows a state of the calendars that is out of date."));
                    return;
                }

                if (reads > 0)
                    await Task.Delay(RereadDelay, clock, stopping);
                await Reading(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The calendars stay unread, and nothing starts after the stop.
        }
    }

    /// <summary>Checks from memory, so that nothing is awaited between this and the start.</summary>
    /// <returns>Why nothing starts; null when something may.</returns>
    public Outcome? Check()
    {
        lock (_lock)
            return _closed ??= GateCheck.Decide(Facts([]));
    }

    /// <summary>Closes the gate for a reason other than its rules.</summary>
    public void Close(Outcome outcome)
    {
        lock (_lock)
            _closed ??= outcome;
    }

    private Task Reading(CancellationToken stopping)
    {
        lock (_lock)
            return _reading is { IsCompleted: false } ? _reading : _reading = ReadAsync(stopping);
    }

    private async Task ReadAsync(CancellationToken stopping)
    {
        var askedAt = clock.GetUtcNow();
        var calendars = openCalendars?.Invoke();
        var readings = await Task.WhenAll(request.Calendars.Select(async calendar => new CalendarReading(
            calendar, calendars is null ? NoAccess : await calendars.GetStateAsync(calendar, at: null, stopping))));
        lock (_lock)
        {
            Readings = readings;
            _isRead = true;
            _openUntil = OpenUntil(readings, askedAt);
            _closed ??= GateCheck.Decide(Facts(readings));
        }
    }

    private static AwsResult<CalendarState>.Failed NoAccess => new(new AwsFailure(AwsFailureKind.AccessDenied, "This run has no access to Systems Manager."));

    private GateFacts Facts(IReadOnlyList<CalendarReading> readings) => new(clock.GetUtcNow(), request.StartBefore, request.StartWithin, readings);

    /// <summary>
    /// Until when the calendars stay open. The clock of this run can differ from the AWS clock, so the time left counts from the read.
    /// </summary>
    private static DateTimeOffset? OpenUntil(IEnumerable<CalendarReading> readings, DateTimeOffset askedAt) => readings
        .Select(reading => reading.Result is AwsResult<CalendarState>.Ok({ NextTransition: { } next } state) ? askedAt + (next - state.At - TimeResolution) : (DateTimeOffset?)null)
        .Min();
}
