using System.Text.Json.Serialization;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Watch;

namespace EcsRestart.StepFunctions;

/// <summary>A rollout without a verdict: everything that the next step needs to continue watching it.</summary>
public sealed record PendingRollout
{
    /// <summary>The index of the service in its batch.</summary>
    public required int Service { get; init; }

    public required string DeploymentId { get; init; }

    /// <summary>When ECS created the deployment (<see cref="Rollout.CreatedAt"/>).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the restart was requested.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required int DesiredCount { get; init; }

    /// <summary>The maximum number of extra tasks of the rollout; 0 when nothing waits for them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ExtraTasks { get; init; }

    /// <summary>The deadline for the old tasks to stop, after the rollout has its verdict. Null before the verdict.</summary>
    public DateTimeOffset? ReturnBefore { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }

    public bool IsAdopted { get; init; }

    /// <inheritdoc cref="Rollout.IsConfirmed"/>
    public bool IsConfirmed { get; init; }

    /// <inheritdoc cref="Rollout.Predecessor"/>
    public Predecessor? Predecessor { get; init; }

    /// <summary>The rollback of the rollout; null until the rollout is given up.</summary>
    public PendingRollback? Rollback { get; init; }

    /// <summary>The time of the first response without the deployment; null when the last response included it.</summary>
    public DateTimeOffset? AbsentSince { get; init; }

    /// <summary>The IDs in <see cref="RolloutHistory.KnownIds"/>; null when there are none.</summary>
    public IReadOnlyList<string>? Known { get; init; }

    /// <summary>The value of <see cref="RolloutHistory.WasMissing"/>.</summary>
    public bool WasMissing { get; init; }

    /// <summary>
    /// The value of <see cref="RolloutHistory.Track"/>; null when nothing is known. Also records that no record can be read, so that
    /// later steps do not try again.
    /// </summary>
    public ServiceDeploymentTrack? Record { get; init; }

    /// <summary>When watching started: the start of the rollout or of its rollback.</summary>
    private DateTimeOffset WatchedSince => Rollback?.RequestedAt ?? StartedAt;

    /// <summary>The observations of earlier steps.</summary>
    internal RolloutHistory History => new()
    {
        KnownIds = Known ?? [],
        AbsentSince = AbsentSince - WatchedSince,
        WasMissing = WasMissing,
        Track = Record ?? new(),
    };

    internal PendingRollout With(RolloutHistory history) => this with
    {
        Known = history.KnownIds is [] ? null : history.KnownIds,
        AbsentSince = WatchedSince + history.AbsentSince,
        WasMissing = history.WasMissing,
        Record = history.Track,
    };

    internal static PendingRollout Of(int service, Rollout rollout, TimeProvider clock) => new()
    {
        Service = service,
        DeploymentId = rollout.DeploymentId,
        CreatedAt = rollout.CreatedAt,
        StartedAt = clock.GetUtcNow() - clock.GetElapsedTime(rollout.StartedAt),
        DesiredCount = rollout.InitialSnapshot.DesiredCount,
        Warnings = rollout.Warnings is [] ? null : rollout.Warnings,
        IsAdopted = rollout.IsAdopted,
        IsConfirmed = rollout.IsConfirmed,
        Predecessor = rollout.Predecessor,
        Known = rollout.KnownIds is [] ? null : rollout.KnownIds,
        Record = ServiceDeploymentTrack.Start(rollout),
    };

    internal Rollout ToRollout(Target.Named target, TimeProvider clock) => new()
    {
        Service = target.Service,
        DeploymentId = DeploymentId,
        CreatedAt = CreatedAt,
        Timeout = target.Options.RolloutTimeout,
        StartedAt = clock.TimestampOf(StartedAt),
        InitialSnapshot = new ServiceSnapshot
        {
            ServiceName = target.Service.ServiceName,
            DesiredCount = DesiredCount,
            RunningCount = 0,
            PendingCount = 0,
            Deployments = [],
        },
        KnownIds = Known ?? [],
        Warnings = Warnings ?? [],
        IsAdopted = IsAdopted,
        IsConfirmed = IsConfirmed,
        Predecessor = Predecessor,
        RecordArn = Record is { IsProven: true, Arn: { } arn } ? arn : null,
        Rollback = Rollback is { RequestedAt: { } requestedAt } rollback ? new RequestedRollback(rollback.Cause, clock.TimestampOf(requestedAt)) : null,
    };
}
