using System.Text.Json.Serialization;

namespace EcsRestart.Request;

/// <summary>A valid request.</summary>
public sealed record RestartRequest
{
    /// <summary>
    /// Services by name. At least one is required unless <see cref="Select"/>, <see cref="Tasks"/> or <see cref="ServicesFrom"/> is set.
    /// </summary>
    public IReadOnlyList<ServiceEntry> Services { get; init; } = [];

    /// <summary>Selections of services by name pattern and tags.</summary>
    public IReadOnlyList<SelectEntry> Select { get; init; } = [];

    /// <summary>Tasks to run once.</summary>
    public IReadOnlyList<TaskEntry> Tasks { get; init; } = [];

    /// <summary>A list of more services, selections and tasks. Null for none.</summary>
    [JsonIgnore]
    public ListSource? ServicesFrom { get; init; }

    /// <summary>The options for entries that do not set them.</summary>
    public ServiceOptions Defaults { get; init; } = new();

    /// <summary>Report what the run would do, and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Watch each rollout to its verdict, and each task whose entry does not set <c>wait</c>.</summary>
    public bool Wait { get; init; }

    /// <summary>The maximum number of rollouts and tasks in progress at once, when waiting. 1 to 5000; default 10.</summary>
    public int MaxInFlight { get; init; } = 10;

    /// <summary>The number of failed rollouts and tasks after which nothing new starts, when waiting. 0 to 5000; 0 for never; default 3.</summary>
    public int StopAfterFailures { get; init; } = 3;

    /// <summary>
    /// The maximum number of tasks above the desired counts of all rollouts in progress together, when waiting. 1 to 100000; null, the
    /// default, for no limit. A service that needs more runs alone.
    /// </summary>
    public int? MaxExtraTasks { get; init; }

    /// <summary>The time from the end of a wave to the start of the next, when waiting. 0 to 24 h; default 0.</summary>
    public TimeSpan PauseBetweenWaves { get; init; }

    /// <summary>The Systems Manager Change Calendars that must be open for anything to start, by name or ARN; up to 5.</summary>
    public IReadOnlyList<string> Calendars { get; init; } = [];

    /// <summary>How long after <see cref="ScheduledTime"/> restarts may start. 1 min to 24 h; null, the default, for any time.</summary>
    public TimeSpan? StartWithin { get; init; }

    /// <summary>When waiting: roll back a rollout that is given up. Default: leave it to ECS.</summary>
    public bool RollsBackOnFailure { get; init; }

    /// <summary>When waiting: a rollout that ships another image than before is a failure. Default: a warning.</summary>
    public bool FailsOnImageChange { get; init; }

    /// <summary>Services with a younger current deployment are skipped. 0 to 30 days; default 0.</summary>
    public TimeSpan MinAge { get; init; }

    /// <summary>The delay before services with a deployment in progress are retried once. 1 min to 24 h. Null, the default, for no retry.</summary>
    public TimeSpan? DeferBy { get; init; }

    /// <summary>The scheduled time of the run: a service deployed since then is not restarted again. Null when unknown.</summary>
    public DateTimeOffset? ScheduledTime { get; init; }

    /// <summary>The schedule that sent the payload.</summary>
    public string? ScheduleArn { get; init; }

    /// <summary>Fail the invocation when any result failed. Requires <see cref="ScheduledTime"/>, which makes a retry safe.</summary>
    public bool RaiseOnFailure { get; init; }

    /// <summary>Warnings about the payload.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Warnings that apply only when the run does not wait: settings without the expected effect.</summary>
    public IReadOnlyList<string> WarningsUnlessWaiting { get; init; } = [];

    /// <summary>The end of the start window; null when there is none.</summary>
    [JsonIgnore]
    internal DateTimeOffset? StartBefore => ScheduledTime + StartWithin;

    /// <summary>True when the run waits for any rollout or task.</summary>
    internal bool WaitsForAny => Wait || Tasks.Any(WaitsFor);

    /// <summary>The warnings for the final value of <see cref="Wait"/>, which may differ from the payload.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> EffectiveWarnings => Wait ? Warnings : [.. Warnings, .. WarningsUnlessWaiting];

    internal bool WaitsFor(TaskEntry task) => task.Wait ?? Wait;
}
