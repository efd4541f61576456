using EcsRestart.Deferrals;
using EcsRestart.Schedules;

namespace EcsRestart.Lambda;

/// <summary>The environment variables that let the function create schedules for <c>deferMinutes</c>.</summary>
internal static class DeferralSettings
{
    /// <summary>The role that EventBridge Scheduler assumes to invoke the function.</summary>
    private const string RoleArn = "ECS_RESTART_DEFER_ROLE_ARN";

    /// <summary>The schedule group. Default: the default group.</summary>
    private const string Group = "ECS_RESTART_DEFER_GROUP";

    /// <returns>The target, or null when the function cannot create schedules.</returns>
    public static DeferralTarget? Target(string functionArn) => Value(RoleArn) is { } role
        ? new DeferralTarget(Value(Group) ?? ScheduleRef.DefaultGroup, functionArn, role)
        : null;

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
