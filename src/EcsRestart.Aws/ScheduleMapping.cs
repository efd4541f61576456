using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using EcsRestart.Schedules;

namespace EcsRestart.Aws;

/// <summary>Maps schedules to and from the types of the AWS SDK.</summary>
internal static class ScheduleMapping
{
    public static CreateScheduleRequest ToRequest(NewSchedule schedule) => new()
    {
        Name = schedule.Ref.Name,
        GroupName = schedule.Ref.Group,
        ScheduleExpression = schedule.Expression,
        ScheduleExpressionTimezone = schedule.TimeZone,
        Description = schedule.Description,
        State = ScheduleState.ENABLED,
        FlexibleTimeWindow = new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.OFF },
        ActionAfterCompletion = schedule.DeleteAfterCompletion ? ActionAfterCompletion.DELETE : ActionAfterCompletion.NONE,
        Target = new Target
        {
            Arn = schedule.FunctionArn,
            RoleArn = schedule.RoleArn,
            Input = schedule.Input,
            DeadLetterConfig = DeadLetters(schedule.DeadLetterArn),
            RetryPolicy = schedule.MaximumEventAge is { } maximumAge ? new RetryPolicy { MaximumEventAgeInSeconds = Seconds(maximumAge) } : null,
        },
    };

    /// <summary>Returns the request with the change and all other settings as stored, because UpdateSchedule replaces the whole schedule.</summary>
    public static UpdateScheduleRequest ToRequest(GetScheduleResponse stored, ScheduleChange change)
    {
        var target = stored.Target;
        target.Arn = change.FunctionArn ?? target.Arn;
        target.RoleArn = change.RoleArn ?? target.RoleArn;
        target.Input = change.Input ?? target.Input;
        target.DeadLetterConfig = DeadLetters(change.DeadLetterArn) ?? target.DeadLetterConfig;
        if (change.MaximumEventAge is { } maximumAge)
            (target.RetryPolicy ??= new RetryPolicy()).MaximumEventAgeInSeconds = Seconds(maximumAge);
        return new UpdateScheduleRequest
        {
            Name = stored.Name,
            GroupName = stored.GroupName,
            ScheduleExpression = change.Expression ?? stored.ScheduleExpression,
            ScheduleExpressionTimezone = change.TimeZone ?? stored.ScheduleExpressionTimezone,
            Description = change.Description ?? stored.Description,
            State = change.IsEnabled is { } enabled ? State(enabled) : stored.State,
            FlexibleTimeWindow = stored.FlexibleTimeWindow,
            ActionAfterCompletion = stored.ActionAfterCompletion,
            StartDate = stored.StartDate,
            EndDate = stored.EndDate,
            KmsKeyArn = stored.KmsKeyArn,
            Target = target,
        };
    }

    /// <summary>True when the target of the schedule is a Lambda function.</summary>
    public static bool IsOfAFunction(GetScheduleResponse stored) =>
        stored.Target?.Arn?.Split(':') is ["arn", _, "lambda", _, _, "function", ..];

    public static StoredSchedule ToStored(GetScheduleResponse stored) => new()
    {
        Ref = new ScheduleRef(stored.GroupName ?? ScheduleRef.DefaultGroup, stored.Name ?? ""),
        Arn = stored.Arn ?? "",
        Expression = stored.ScheduleExpression ?? "",
        TimeZone = stored.ScheduleExpressionTimezone ?? "UTC",
        IsEnabled = stored.State != ScheduleState.DISABLED,
        TargetArn = stored.Target?.Arn ?? "",
        RoleArn = stored.Target?.RoleArn ?? "",
        Input = stored.Target?.Input,
        DeadLetterArn = stored.Target?.DeadLetterConfig?.Arn,
        Description = stored.Description,
        MaximumRetryAttempts = stored.Target?.RetryPolicy?.MaximumRetryAttempts,
        MaximumEventAge = stored.Target?.RetryPolicy?.MaximumEventAgeInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        FlexibleTimeWindow = TimeSpan.FromMinutes(stored.FlexibleTimeWindow?.MaximumWindowInMinutes ?? 0),
        Start = Moment(stored.StartDate),
        End = Moment(stored.EndDate),
        CreatedAt = Moment(stored.CreationDate) ?? DateTimeOffset.UnixEpoch,
        ModifiedAt = Moment(stored.LastModificationDate) ?? DateTimeOffset.UnixEpoch,
        DeleteAfterCompletion = stored.ActionAfterCompletion == ActionAfterCompletion.DELETE,
    };

    private static DeadLetterConfig? DeadLetters(string? arn) => arn is null ? null : new DeadLetterConfig { Arn = arn };

    private static int Seconds(TimeSpan time) => (int)time.TotalSeconds;

    private static ScheduleState State(bool enabled) => enabled ? ScheduleState.ENABLED : ScheduleState.DISABLED;

    private static DateTimeOffset? Moment(DateTime? time) => time is { } value ? new DateTimeOffset(value.ToUniversalTime()) : null;
}
