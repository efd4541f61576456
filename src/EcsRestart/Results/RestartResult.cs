using EcsRestart.Names;

namespace EcsRestart.Results;

/// <summary>What became of one entry of the request.</summary>
public sealed record RestartResult
{
    /// <summary>As the request names it; null when it does not.</summary>
    public string? Cluster { get; init; }

    /// <summary>As the request names it; null when it does not.</summary>
    public string? Service { get; init; }

    /// <summary>The Region, where it is another than the run's.</summary>
    public string? Region { get; init; }

    /// <summary>The account, where the run assumed a role to get there.</summary>
    public string? Account { get; init; }

    /// <summary>Of a task, as the request names it; a result has a service or this.</summary>
    public string? TaskDefinition { get; init; }

    public ResultStatus Status => Code.Status;

    public required ResultCode Code { get; init; }

    /// <summary>Why it was skipped.</summary>
    public string? Reason { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The deployment that the restart made, when it made one.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The last segment of the ARN of the service-deployment record that belongs to the deployment; null when none was read.</summary>
    public string? ServiceDeployment { get; init; }

    /// <summary>Who rolled the deployment back; null without a rollback, and when no record shows it.</summary>
    public RollbackActor? RolledBackBy { get; init; }

    /// <summary>True when a container runs another image than in the previous deployment, false when none does; null when that is not known.</summary>
    public bool? ImagesChanged { get; init; }

    /// <summary>The containers that run another image; null when none is known to.</summary>
    public IReadOnlyList<ImageChange>? Images { get; init; }

    /// <summary>The schedule by which it is tried once more; null when it is not.</summary>
    public string? DeferredTo { get; init; }

    public RolloutVerification? Rollout { get; init; }

    /// <summary>The tasks that ECS started, with what became of them as far as it was seen; null when there are none.</summary>
    public IReadOnlyList<TaskReport>? Tasks { get; init; }

    /// <summary>From the call to the verdict.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>What is worth knowing though nothing went wrong; null when there is nothing.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Why a rollout failed, as far as ECS tells; null for every other result.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>What it is about: the service's name or the task definition's.</summary>
    public string? Name => TaskDefinition ?? Service;

    /// <summary>The cluster, with account and Region where they are not the run's own; null when the request names none.</summary>
    public string? QualifiedCluster => Cluster is null ? null : QualifiedName(Account, Region, Cluster);

    public bool IsTask => TaskDefinition is not null;

    /// <summary>True when ECS started something that nobody watched to its end.</summary>
    public bool IsUnverified => Rollout == RolloutVerification.Unverified || Code == ResultCode.TaskStarted;

    /// <summary>The one sentence that says why, whatever the status; null when there is nothing to add.</summary>
    public string? Message => Error ?? Reason;

    /// <param name="sentence">Why: the reason of a skipped result, the error of a failed one.</param>
    public static RestartResult Of(string? cluster, string? service, ResultCode code, string? sentence) => new()
    {
        Cluster = cluster is null ? null : TextFormat.Shorten(cluster),
        Service = service is null ? null : TextFormat.Shorten(service),
        Code = code,
        Reason = code.Status == ResultStatus.Skipped ? sentence : null,
        Error = code.Status == ResultStatus.Failed ? sentence : null,
    };

    /// <summary>The result of a service; see <see cref="Of"/>.</summary>
    internal static RestartResult For(ServiceRef service, ResultCode code, string? sentence) =>
        Of(service.ClusterName, service.ServiceName, code, sentence).In(service.Location);

    /// <summary>The result of a task; see <see cref="Of"/>.</summary>
    internal static RestartResult For(TaskRef task, ResultCode code, string? sentence) => OfTask(task.ClusterName, task.Name, code, sentence);

    /// <summary>A cluster's name, with account and Region where they are not the run's own.</summary>
    public static string QualifiedName(string? account, string? region, string cluster) =>
        string.Join(' ', new[] { account, region, cluster }.OfType<string>());

    /// <summary>The same result, of what lives there.</summary>
    internal RestartResult In(EcsLocation home) => this with { Region = home.Region, Account = home.Account };

    /// <summary>The same for a task.</summary>
    public static RestartResult OfTask(string cluster, string taskDefinition, ResultCode code, string? sentence) =>
        Of(cluster, null, code, sentence) with { TaskDefinition = TextFormat.Shorten(taskDefinition) };
}
