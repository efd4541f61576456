using EcsRestart.Deferrals;
using EcsRestart.Schedules;

namespace EcsRestart.Lambda;

/// <summary>The environment variables by which a function may create the schedules that <c>deferMinutes</c> needs.</summary>
internal static class DeferralSettings
{
    /// <summary>The role that these schedules take to invoke the function.</summary>
    private const string RoleArn = "ECS_RESTART_DEFER_ROLE_ARN";

    /// <summary>Their schedule group; the default one when it is not set.</summary>
    private const string Group = "ECS_RESTART_DEFER_GROUP";

    /// <returns>Null: the function may not create schedules.</returns>
    public static DeferralTarget? Target(string functionArn) => Value(RoleArn) is { } role
        ? new DeferralTarget(Value(Group) ?? ScheduleRef.DefaultGroup, functionArn, role)
        : null;

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
