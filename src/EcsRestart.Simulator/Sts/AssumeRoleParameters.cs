using System.Globalization;
using System.Text.RegularExpressions;

namespace EcsRestart.Simulator;

/// <summary>The parameters of an AssumeRole call, checked against the API model (API Reference, AssumeRole).</summary>
internal sealed partial record AssumeRoleParameters(string RoleArn, string SessionName, string? ExternalId, TimeSpan Duration)
{
    private const int MinSessionSeconds = 900;
    private const int MaxSessionSeconds = 43_200;
    private const string DefaultSession = "3600";
    private const string SessionNamePattern = @"[\w+=,.@-]*";
    private const string ExternalIdPattern = @"[\w+=,.@:\/-]*";
    private const int MatchTimeoutMilliseconds = 1000;

    private static readonly string[] Parameters = ["Action", "Version", "RoleArn", "RoleSessionName", "ExternalId", "DurationSeconds"];

    /// <exception cref="StsException">The call violates the API model. The message lists all violations, as AWS does.</exception>
    public static AssumeRoleParameters Read(StsCall call)
    {
        if (call.Parameters.Keys.Except(Parameters, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw StsException.Invalid($"The simulator does not support the parameter '{unknown}' of AssumeRole.");

        var (arn, name, externalId) = (call.Parameter("RoleArn"), call.Parameter("RoleSessionName"), call.Parameter("ExternalId"));
        var seconds = call.Parameter("DurationSeconds") ?? DefaultSession;
        if (!int.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var duration))
            throw new StsException("MalformedInput", 400, $"DurationSeconds is not an integer: '{seconds}'.");

        string[] broken =
        [
            .. Presence("roleArn", arn),
            .. Presence("roleSessionName", name),
            .. Length("roleArn", arn, 20, 2048),
            .. Pattern("roleSessionName", name, SessionNameShape(), SessionNamePattern),
            .. Length("roleSessionName", name, 2, 64),
            .. Pattern("externalId", externalId, ExternalIdShape(), ExternalIdPattern),
            .. Length("externalId", externalId, 2, 1224),
            .. Range("durationSeconds", duration, MinSessionSeconds, MaxSessionSeconds),
        ];
        if (broken.Length > 0 || arn is null || name is null)
            throw StsException.Invalid($"{broken.Length} validation error{(broken.Length == 1 ? "" : "s")} detected: {string.Join("; ", broken)}");
        if (SimulatedRole.AccountIn(arn) is null)
            throw StsException.Invalid($"{arn} is invalid");

        return new AssumeRoleParameters(arn, name, externalId, TimeSpan.FromSeconds(duration));
    }

    private static IEnumerable<string> Presence(string member, string? value) =>
        value is null ? [$"Value null at '{member}' failed to satisfy constraint: Member must not be null"] : [];

    private static IEnumerable<string> Pattern(string member, string? value, Regex shape, string pattern) =>
        value is null || shape.IsMatch(value) ? [] : [Failed(member, value, $"satisfy regular expression pattern: {pattern}")];

    private static IEnumerable<string> Length(string member, string? value, int min, int max) => value?.Length switch
    {
        { } length when length < min => [Failed(member, value, $"have length greater than or equal to {min}")],
        { } length when length > max => [Failed(member, value, $"have length less than or equal to {max}")],
        _ => [],
    };

    private static IEnumerable<string> Range(string member, int value, int min, int max)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return value < min ? [Failed(member, text, $"have value greater than or equal to {min}")]
            : value > max ? [Failed(member, text, $"have value less than or equal to {max}")]
            : [];
    }

    private static string Failed(string member, string? value, string rule) =>
        $"Value '{value}' at '{member}' failed to satisfy constraint: Member must {rule}";

    [GeneratedRegex(@"\A" + SessionNamePattern + @"\z", RegexOptions.ECMAScript, MatchTimeoutMilliseconds)]
    private static partial Regex SessionNameShape();

    [GeneratedRegex(@"\A" + ExternalIdPattern + @"\z", RegexOptions.ECMAScript, MatchTimeoutMilliseconds)]
    private static partial Regex ExternalIdShape();
}
