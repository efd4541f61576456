using System.Text.Json.Serialization;

namespace EcsRestart;

/// <summary>The stable codes of results. <c>docs/errors.md</c> lists each with its cause and remedy.</summary>
[JsonConverter(typeof(ResultCodeJson))]
public sealed class ResultCode
{
    private static readonly Dictionary<string, ResultCode> Known = new(StringComparer.Ordinal);

    public static readonly ResultCode Restarted = new(nameof(Restarted), ResultStatus.Success);
    public static readonly ResultCode Started = new(nameof(Started), ResultStatus.Success);
    public static readonly ResultCode TaskSucceeded = new(nameof(TaskSucceeded), ResultStatus.Success);
    public static readonly ResultCode TaskStarted = new(nameof(TaskStarted), ResultStatus.Success);

    public static readonly ResultCode MissingClusterOrService = new(nameof(MissingClusterOrService), ResultStatus.Skipped);
    public static readonly ResultCode Duplicate = new(nameof(Duplicate), ResultStatus.Skipped);
    public static readonly ResultCode NothingRunning = new(nameof(NothingRunning), ResultStatus.Skipped);
    public static readonly ResultCode DeploymentInProgress = new(nameof(DeploymentInProgress), ResultStatus.Skipped);
    public static readonly ResultCode AlreadyRestarted = new(nameof(AlreadyRestarted), ResultStatus.Skipped);
    public static readonly ResultCode RecentlyDeployed = new(nameof(RecentlyDeployed), ResultStatus.Skipped);
    public static readonly ResultCode OptedOut = new(nameof(OptedOut), ResultStatus.Skipped);
    public static readonly ResultCode Superseded = new(nameof(Superseded), ResultStatus.Skipped);
    public static readonly ResultCode Halted = new(nameof(Halted), ResultStatus.Skipped);
    public static readonly ResultCode Paused = new(nameof(Paused), ResultStatus.Skipped);
    public static readonly ResultCode TooLate = new(nameof(TooLate), ResultStatus.Skipped);
    public static readonly ResultCode CalendarClosed = new(nameof(CalendarClosed), ResultStatus.Skipped);
    public static readonly ResultCode DryRun = new(nameof(DryRun), ResultStatus.Skipped);

    public static readonly ResultCode ServiceNotFound = new(nameof(ServiceNotFound), ResultStatus.Failed);
    public static readonly ResultCode ClusterNotFound = new(nameof(ClusterNotFound), ResultStatus.Failed);
    public static readonly ResultCode ServiceNotActive = new(nameof(ServiceNotActive), ResultStatus.Failed);
    public static readonly ResultCode UnsupportedController = new(nameof(UnsupportedController), ResultStatus.Failed);
    public static readonly ResultCode WouldCauseDowntime = new(nameof(WouldCauseDowntime), ResultStatus.Failed);
    public static readonly ResultCode WouldStall = new(nameof(WouldStall), ResultStatus.Failed);
    public static readonly ResultCode DeploymentStuck = new(nameof(DeploymentStuck), ResultStatus.Failed);
    public static readonly ResultCode AccessDenied = new(nameof(AccessDenied), ResultStatus.Failed);
    public static readonly ResultCode Throttled = new(nameof(Throttled), ResultStatus.Failed);
    public static readonly ResultCode RolloutFailed = new(nameof(RolloutFailed), ResultStatus.Failed);
    public static readonly ResultCode RolledBack = new(nameof(RolledBack), ResultStatus.Failed);
    public static readonly ResultCode RolloutTimedOut = new(nameof(RolloutTimedOut), ResultStatus.Failed);
    public static readonly ResultCode TasksKeepFailing = new(nameof(TasksKeepFailing), ResultStatus.Failed);
    public static readonly ResultCode Stopped = new(nameof(Stopped), ResultStatus.Failed);
    public static readonly ResultCode ImageChanged = new(nameof(ImageChanged), ResultStatus.Failed);
    public static readonly ResultCode TaskFailed = new(nameof(TaskFailed), ResultStatus.Failed);
    public static readonly ResultCode TaskCouldNotStart = new(nameof(TaskCouldNotStart), ResultStatus.Failed);
    public static readonly ResultCode TaskTimedOut = new(nameof(TaskTimedOut), ResultStatus.Failed);
    public static readonly ResultCode GateUnreadable = new(nameof(GateUnreadable), ResultStatus.Failed);
    public static readonly ResultCode OutOfTime = new(nameof(OutOfTime), ResultStatus.Failed);
    public static readonly ResultCode EcsError = new(nameof(EcsError), ResultStatus.Failed);

    private ResultCode(string name, ResultStatus status)
    {
        Name = name;
        Status = status;
        Known.Add(name, this);
    }

    public string Name { get; }

    public ResultStatus Status { get; }

    /// <returns>The code, or null when it does not exist.</returns>
    public static ResultCode? Find(string name) => Known.GetValueOrDefault(name);

    public override string ToString() => Name;
}
