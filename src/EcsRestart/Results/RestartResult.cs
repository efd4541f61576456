using EcsRestart.Names;

namespace EcsRestart.Results;

/// <summary>The result for one service or task of the request.</summary>
public sealed record RestartResult
{
    /// <summary>The name in the request, or null when it has none.</summary>
    public string? Cluster { get; init; }

    /// <summary>The name in the request, or null when it has none.</summary>
    public string? Service { get; init; }

    /// <summary>The Region, when it differs from the Region of the run.</summary>
    public string? Region { get; init; }

    /// <summary>The account, when the run assumed a role.</summary>
    public string? Account { get; init; }

    /// <summary>The task definition in the request, for a task. A result has either this or a service.</summary>
    public string? TaskDefinition { get; init; }

    public ResultStatus Status => Code.Status;

    public required ResultCode Code { get; init; }

    /// <summary>Why the service or task was skipped.</summary>
    public string? Reason { get; init; }

    /// <summary>Why the service or task failed.</summary>
    public string? Error { get; init; }

    /// <summary>The deployment that the restart created, or null when it created none.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The last segment of the ARN of the service deployment record, or null when none was read.</summary>
    public string? ServiceDeployment { get; init; }

    /// <summary>Who rolled the deployment back, or null when there was no rollback or no record shows who did.</summary>
    public RollbackActor? RolledBackBy { get; init; }

    /// <summary>True when a container runs another image than in the previous deployment, false when none does; null when that is not known.</summary>
    public bool? ImagesChanged { get; init; }

    /// <summary>The containers that run another image; null when none is known to.</summary>
    public IReadOnlyList<ImageChange>? Images { get; init; }

    /// <summary>The schedule that retries the service, or null when it is not retried.</summary>
    public string? DeferredTo { get; init; }

    public RolloutVerification? Rollout { get; init; }

    /// <summary>The tasks that ECS started, in their last observed state, or null when there are none.</summary>
    public IReadOnlyList<TaskReport>? Tasks { get; init; }

    /// <summary>The time from the ECS call to the verdict.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Warnings that do not affect the status, or null when there are none.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>The evidence that explains a failed rollout; null for all other results.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>The name of the service or the task definition.</summary>
    public string? Name => TaskDefinition ?? Service;

    /// <summary>The cluster, with account and Region when they differ from those of the run, or null when the request names none.</summary>
    public string? QualifiedCluster => Cluster is null ? null : QualifiedName(Account, Region, Cluster);

    public bool IsTask => TaskDefinition is not null;

    /// <summary>True when ECS started a rollout or task that was not watched to completion.</summary>
    public bool IsUnverified => Rollout == RolloutVerification.Unverified || Code == ResultCode.TaskStarted;

    /// <summary>The sentence that explains the code, for any status, or null when there is nothing to add.</summary>
    public string? Message => Error ?? Reason;

    /// <param name="sentence">The reason of a skipped result or the error of a failed one.</param>
    public static RestartResult Of(string? cluster, string? service, ResultCode code, string? sentence) => new()
    {
        Cluster = cluster is null ? null : TextFormat.Shorten(cluster),
        Service = service is null ? null : TextFormat.Shorten(service),
        Code = code,
        Reason = code.Status == ResultStatus.Skipped ? sentence : null,
        Error = code.Status == ResultStatus.Failed ? sentence : null,
    };

    /// <summary>Returns the result of a service.</summary>
    internal static RestartResult For(ServiceRef service, ResultCode code, string? sentence) =>
        Of(service.ClusterName, service.ServiceName, code, sentence).In(service.Location);

    /// <summary>Returns the result of a task.</summary>
    internal static RestartResult For(TaskRef task, ResultCode code, string? sentence) => OfTask(task.ClusterName, task.Name, code, sentence);

    /// <summary>Returns the name of a cluster, with account and Region when they differ from those of the run.</summary>
    public static string QualifiedName(string? account, string? region, string cluster) =>
        string.Join(' ', new[] { account, region, cluster }.OfType<string>());

    /// <summary>Returns a copy of the result for the location.</summary>
    internal RestartResult In(EcsLocation location) => this with { Region = location.Region, Account = location.Account };

    /// <summary>Returns the result of a task.</summary>
    public static RestartResult OfTask(string cluster, string taskDefinition, ResultCode code, string? sentence) =>
        Of(cluster, null, code, sentence) with { TaskDefinition = TextFormat.Shorten(taskDefinition) };
}
