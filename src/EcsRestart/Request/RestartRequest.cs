using System.Text.Json.Serialization;

namespace EcsRestart.Request;

/// <summary>What a payload asks for, checked.</summary>
public sealed record RestartRequest
{
    /// <summary>Services by name; empty only when <see cref="Select"/> or <see cref="Tasks"/> is not, or <see cref="ServicesFrom"/> is given.</summary>
    public IReadOnlyList<ServiceEntry> Services { get; init; } = [];

    /// <summary>Services by what they are like.</summary>
    public IReadOnlyList<SelectEntry> Select { get; init; } = [];

    /// <summary>Tasks to run once.</summary>
    public IReadOnlyList<TaskEntry> Tasks { get; init; } = [];

    /// <summary>Where more of all three are listed; null: nowhere.</summary>
    [JsonIgnore]
    public ListSource? ServicesFrom { get; init; }

    /// <summary>What holds for an entry of such a list that says nothing.</summary>
    public ServiceOptions Defaults { get; init; } = new();

    /// <summary>Decide, but call nothing that changes anything.</summary>
    public bool DryRun { get; init; }

    /// <summary>Watch each rollout to its verdict, and each task that does not say otherwise.</summary>
    public bool Wait { get; init; }

    /// <summary>When waiting: how many rollouts may be under way at once. 1 to 5,000; default 10.</summary>
    public int MaxInFlight { get; init; } = 10;

    /// <summary>When waiting: after so many failed rollouts nothing new starts. 0 to 5,000; 0: never stop; default 3.</summary>
    public int StopAfterFailures { get; init; } = 3;

    /// <summary>When waiting: roll back a rollout that is given up. Default: leave it to ECS.</summary>
    public bool RollsBackOnFailure { get; init; }

    /// <summary>When waiting: a rollout that ships another image than before is a failure. Default: a warning.</summary>
    public bool FailsOnImageChange { get; init; }

    /// <summary>Services whose current deployment is younger are skipped. Zero to 30 days; default zero.</summary>
    public TimeSpan MinAge { get; init; }

    /// <summary>How much later what is skipped as being deployed is tried once more. 1 min to 24 h; null (default): it is not.</summary>
    public TimeSpan? DeferBy { get; init; }

    /// <summary>When the schedule meant the run to be: what was deployed since then is not restarted again. Null: not known.</summary>
    public DateTimeOffset? ScheduledTime { get; init; }

    /// <summary>The schedule that sent the payload.</summary>
    public string? ScheduleArn { get; init; }

    /// <summary>End the invocation with an error if any result failed. Only with <see cref="ScheduledTime"/>, which makes a retry harmless.</summary>
    public bool RaiseOnFailure { get; init; }

    /// <summary>What was odd about the payload, though not wrong.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is odd only if the run does not wait: settings that have no effect then, or less than one would think.</summary>
    public IReadOnlyList<string> WarningsUnlessWaiting { get; init; } = [];

    /// <summary>True when the run waits for something.</summary>
    internal bool WaitsForAny => Wait || Tasks.Any(WaitsFor);

    /// <summary>The warnings that hold for the request as it is now, which may wait though its payload did not say so.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> EffectiveWarnings => Wait ? Warnings : [.. Warnings, .. WarningsUnlessWaiting];

    internal bool WaitsFor(TaskEntry task) => task.Wait ?? Wait;
}
