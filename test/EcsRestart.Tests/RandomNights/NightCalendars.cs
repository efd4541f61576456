using System.Globalization;
using System.Text.Json;
using EcsRestart.Gates;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>The simulator's calendars, with the wire taken out, and what one invocation has read of them.</summary>
/// <param name="latency">The time of a call to the simulator, and of its answer back.</param>
internal sealed class NightCalendars(SimulatedEcs ecs, TimeSpan latency) : IChangeCalendars
{
    private readonly Dictionary<string, CalendarState> _open = new(StringComparer.Ordinal);

    /// <summary>When AWS answered the last read.</summary>
    public DateTimeOffset? LastReadAt { get; private set; }

    /// <summary>True when a read was closed or failed: nothing may start after that.</summary>
    public bool WasClosed { get; private set; }

    public async Task<AwsResult<CalendarState>> GetStateAsync(string calendar, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        await Task.Delay(latency, ecs.Clock, cancellationToken);
        var answer = ecs.Lists.Serve("AmazonSSM.GetCalendarState", JsonSerializer.SerializeToUtf8Bytes(new { CalendarNames = new[] { calendar } }));
        var result = Read(answer);
        LastReadAt = ecs.Clock.GetUtcNow();
        if (result is AwsResult<CalendarState>.Ok({ IsOpen: true } state))
            _open[calendar] = state;
        else
            WasClosed = true;
        await Task.Delay(latency, ecs.Clock, cancellationToken);
        return result;
    }

    /// <summary>True when every calendar was open when it was read last, and stays open until then as planned.</summary>
    public bool AreKnownToBeOpen(IReadOnlyList<string> calendars, DateTimeOffset time) =>
        !WasClosed && calendars.All(calendar => _open.TryGetValue(calendar, out var state) && !(state.NextTransition <= time));

    private static AwsResult<CalendarState> Read(EcsResponse answer)
    {
        if (answer.Status != 200)
            return new AwsResult<CalendarState>.Failed(new AwsFailure(AwsFailureKind.AccessDenied, answer.ErrorCode ?? ""));

        var body = JsonElement.Parse(answer.Body.Span);
        return new AwsResult<CalendarState>.Ok(new CalendarState(
            body.GetProperty("State").GetString() == "OPEN",
            Time(body.GetProperty("AtTime")),
            body.TryGetProperty("NextTransitionTime", out var next) ? Time(next) : null));
    }

    private static DateTimeOffset Time(JsonElement time) => DateTimeOffset.Parse(time.GetString() ?? "", CultureInfo.InvariantCulture);
}
