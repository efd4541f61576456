using System.Globalization;
using System.Text;

namespace EcsRestart.Request;

/// <summary>
/// The context attributes that EventBridge Scheduler replaces in a payload before it sends it
/// (EventBridge Scheduler User Guide, "Adding context attributes").
/// </summary>
public static class ContextAttributes
{
    public const string ScheduleArn = "<aws.scheduler.schedule-arn>";
    public const string ScheduledTime = "<aws.scheduler.scheduled-time>";
    public const string ExecutionId = "<aws.scheduler.execution-id>";
    public const string AttemptNumber = "<aws.scheduler.attempt-number>";

    private static readonly string[] All = [ScheduleArn, ScheduledTime, ExecutionId, AttemptNumber];

    /// <summary>True when <paramref name="text"/> contains a context attribute.</summary>
    public static bool AnyIn(string text) => All.Any(attribute => text.Contains(attribute, StringComparison.Ordinal));

    /// <summary>Replaces the context attributes of a payload as EventBridge Scheduler does for one invocation.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> payload, string scheduleArn, DateTimeOffset scheduledTime, string executionId)
    {
        var text = Encoding.UTF8.GetString(payload.Span);
        return !AnyIn(text) ? payload : Encoding.UTF8.GetBytes(text
            .Replace(ScheduleArn, scheduleArn, StringComparison.Ordinal)
            .Replace(ScheduledTime, scheduledTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(ExecutionId, executionId, StringComparison.Ordinal)
            .Replace(AttemptNumber, "1", StringComparison.Ordinal));
    }
}
