using System.Text.RegularExpressions;

namespace EcsRestart.Simulator;

/// <summary>The constraints in the API model. All violations are reported at once, as AWS does.</summary>
internal static partial class ScheduleConstraints
{
    public const string DefaultGroup = "default";

    private const string NamePattern = "^[0-9a-zA-Z-_.]+$";
    private const int MatchTimeoutMilliseconds = 1_000;
    private const int MaxNameLength = 64;
    private const int MaxDescriptionLength = 512;
    private const int MaxExpressionLength = 256;
    private const int MaxZoneLength = 50;
    private const int MaxInputLength = 262_144;

    /// <exception cref="SchedulerException">The name violates a constraint.</exception>
    public static void Check(string? name) => Throw(OfName(name, "name"));

    /// <exception cref="SchedulerException">The name or the body violates a constraint.</exception>
    public static void Check(string? name, ScheduleBody body) => Throw(
    [
        .. OfName(name, "name"),
        .. body.GroupName is null ? [] : OfName(body.GroupName, "groupName"),
        .. OfLength(body.ScheduleExpression, "scheduleExpression", MaxExpressionLength, isRequired: true),
        .. OfLength(body.ScheduleExpressionTimezone, "scheduleExpressionTimezone", MaxZoneLength),
        .. OfLength(body.Description, "description", MaxDescriptionLength),
        .. OfLength(body.ClientToken, "clientToken", MaxNameLength),
        .. OfSet(body.State, "state", "ENABLED", "DISABLED"),
        .. OfSet(body.ActionAfterCompletion, "actionAfterCompletion", "NONE", "DELETE"),
        .. body.FlexibleTimeWindow is null ? Missing("flexibleTimeWindow") : OfWindow(body.FlexibleTimeWindow),
        .. body.Target is null ? Missing("target") : OfTarget(body.Target),
    ]);

    private static void Throw(IEnumerable<string> broken)
    {
        string[] all = [.. broken];
        if (all.Length > 0)
            throw SchedulerException.Invalid($"{all.Length} validation error{(all.Length > 1 ? "s" : "")} detected: {string.Join("; ", all)}");
    }

    private static IEnumerable<string> OfName(string? name, string member)
    {
        if (name is null || !Name().IsMatch(name))
            yield return Broken(name, member, $"Member must satisfy regular expression pattern: {NamePattern}");
        if (name?.Length > MaxNameLength)
            yield return Broken(name, member, $"Member must have length less than or equal to {MaxNameLength}");
    }

    private static IEnumerable<string> OfLength(string? text, string member, int maxLength, bool isRequired = false)
    {
        if (text is null && isRequired)
            return Missing(member);
        if (text?.Length > maxLength)
            return [Broken(text, member, $"Member must have length less than or equal to {maxLength}")];

        return text?.Length == 0 && member != "description" ? [Broken(text, member, "Member must have length greater than or equal to 1")] : [];
    }

    private static IEnumerable<string> OfSet(string? text, string member, params string[] values) =>
        text is null || values.Contains(text)
            ? []
            : [Broken(text, member, $"Member must satisfy enum value set: [{string.Join(", ", values)}]")];

    private static IEnumerable<string> OfWindow(TimeWindow window) =>
    [
        .. window.Mode is null ? Missing("flexibleTimeWindow.mode") : OfSet(window.Mode, "flexibleTimeWindow.mode", "OFF", "FLEXIBLE"),
        .. OfRange(window.MaximumWindowInMinutes, "flexibleTimeWindow.maximumWindowInMinutes", 1, 1_440),
    ];

    private static IEnumerable<string> OfTarget(TargetBody target) =>
    [
        .. OfLength(target.Arn, "target.arn", 1_600, isRequired: true),
        .. OfLength(target.RoleArn, "target.roleArn", 1_600, isRequired: true),
        .. OfLength(target.Input, "target.input", MaxInputLength),
        .. OfRange(target.RetryPolicy?.MaximumEventAgeInSeconds, "target.retryPolicy.maximumEventAgeInSeconds", 60, 86_400),
        .. OfRange(target.RetryPolicy?.MaximumRetryAttempts, "target.retryPolicy.maximumRetryAttempts", 0, 185),
    ];

    private static IEnumerable<string> OfRange(int? value, string member, int min, int max)
    {
        if (value < min)
            yield return Broken($"{value}", member, $"Member must have value greater than or equal to {min}");
        if (value > max)
            yield return Broken($"{value}", member, $"Member must have value less than or equal to {max}");
    }

    private static IEnumerable<string> Missing(string member) => [$"Value null at '{member}' failed to satisfy constraint: Member must not be null"];

    private static string Broken(string? value, string member, string constraint) =>
        $"Value '{value}' at '{member}' failed to satisfy constraint: {constraint}";

    [GeneratedRegex(NamePattern, RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Name();
}
