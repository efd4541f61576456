using System.Text.RegularExpressions;

namespace EcsRestart.Request;

/// <summary>Reads the array <c>tasks</c>. An invalid value is always an error and never ignored, because a task must not run with other settings.</summary>
internal sealed partial class TasksReader(RequestFindings findings)
{
    public const int MaxEntries = 100;

    /// <summary>The most tasks that one RunTask call can start.</summary>
    public const int MaxCount = 10;

    private const string Strategy = "capacityProviderStrategy";
    private const int MaxProviders = 20;
    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly string[] Fields =
    [
        "cluster", "taskDefinition", "launchType", Strategy, "networkConfiguration", "count", "overrides", "group", "startedBy",
        "wave", "wait", "timeoutMinutes",
    ];

    private static readonly string[] StrategyFields = ["capacityProvider", "weight", "base"];
    private static readonly string[] NetworkFields = ["subnets", "securityGroups", "assignPublicIp"];
    private static readonly string[] LaunchTypes = ["FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES"];
    private static readonly string[] PublicIps = ["ENABLED", "DISABLED"];

    private readonly StrictText _text = new(findings);

    /// <param name="defaults">The options that contain the timeout of the request.</param>
    public static List<TaskEntry> Read(JsonFields request, ServiceOptions defaults, RequestFindings findings)
    {
        var reader = new TasksReader(findings);
        return [.. request.ReadObjects("tasks", MaxEntries, Fields).Select(entry => reader.Read(entry, defaults))];
    }

    private TaskEntry Read(JsonFields entry, ServiceOptions defaults)
    {
        RejectBoth(entry);
        var task = new TaskEntry
        {
            Cluster = _text.Required(entry, "cluster", "a cluster name or a cluster ARN (arn:aws:ecs:REGION:ACCOUNT:cluster/NAME)", ClusterPattern),
            TaskDefinition = _text.Required(
                entry,
                "taskDefinition",
                "a family such as \"migrate\", a revision such as \"migrate:7\", or a task definition ARN (arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:REVISION)",
                TaskDefinitionPattern),
            LaunchType = _text.Choice(entry, "launchType", LaunchTypes),
            CapacityProviderStrategy = [.. entry.ReadObjects(Strategy, MaxProviders, StrategyFields).Select(ReadProvider)],
            Network = ReadNetwork(entry),
            Count = entry.ReadInt32("count", 1, MaxCount) ?? 1,
            Overrides = new OverridesReader(_text, findings).Read(entry),
            Group = _text.Optional(entry, "group", "a task group"),
            Wait = entry.ReadBoolean("wait"),
        };
        var options = OptionsReader.ReadWaveAndTimeout(entry, defaults, findings);
        return task with
        {
            StartedBy = _text.Optional(entry, "startedBy", "up to 128 letters, digits, hyphens, underscores and slashes", StartedByPattern) ?? task.StartedBy,
            Wave = options.Wave,
            Timeout = options.RolloutTimeout,
        };
    }

    private void RejectBoth(JsonFields entry)
    {
        if (entry.TryGiven("launchType", out _) && !entry.IsMissingOrEmpty(Strategy))
            findings.AddError(entry.PathOf("launchType"), $"expected either launchType or {Strategy}, not both");
    }

    private CapacityProvider ReadProvider(JsonFields entry) => new(
        _text.Required(entry, "capacityProvider", "a capacity provider such as \"FARGATE_SPOT\""),
        entry.ReadInt32("weight", 0, 1_000),
        entry.ReadInt32("base", 0, 100_000));

    private TaskNetwork? ReadNetwork(JsonFields entry)
    {
        const string Name = "networkConfiguration";
        if (!entry.TryGiven(Name, out var value) || JsonFields.Open(value, entry.PathOf(Name), NetworkFields, findings) is not { } network)
            return null;

        return new TaskNetwork(
            _text.List(network, "subnets", 1, 16, "a subnet ID"),
            _text.List(network, "securityGroups", 0, 5, "a security group ID"),
            _text.Choice(network, "assignPublicIp", PublicIps));
    }

    [GeneratedRegex(@"\A(arn:[^:]+:ecs:[^:]+:[0-9]{12}:cluster/)?[A-Za-z0-9_-]{1,255}\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex ClusterPattern();

    [GeneratedRegex(@"\A(arn:[^:]+:ecs:[^:]+:[0-9]{12}:task-definition/)?[A-Za-z0-9_-]{1,255}(:[1-9][0-9]{0,8})?\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex TaskDefinitionPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_/-]{1,128}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex StartedByPattern();
}
