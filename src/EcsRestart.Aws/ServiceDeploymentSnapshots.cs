using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Ecs;
using AwsStatus = Amazon.ECS.ServiceDeploymentStatus;
using DeploymentAlarms = EcsRestart.Ecs.DeploymentAlarms;
using Monitor = Amazon.ECS.ServiceDeploymentRollbackMonitorsStatus;
using ServiceDeploymentStatus = EcsRestart.Ecs.ServiceDeploymentStatus;

namespace EcsRestart.Aws;

/// <summary>Maps service deployments and deployment configurations of the AWS SDK to snapshots. Any member may be absent.</summary>
internal static class ServiceDeploymentSnapshots
{
    /// <summary>The ECS default for the timeout of a pause hook.</summary>
    private const int PauseMinutes = 24 * 60;

    public static ServiceDeploymentPage ToPage(this ListServiceDeploymentsResponse response) => new(
        [.. (response.ServiceDeployments ?? []).Where(brief => brief.ServiceDeploymentArn is not null).Select(ToSnapshot)], response.NextToken);

    public static DescribedServiceDeployments ToDescribed(this DescribeServiceDeploymentsResponse response) => new(
        [.. (response.ServiceDeployments ?? []).Where(deployment => deployment.ServiceDeploymentArn is not null).Select(ToSnapshot)],
        [.. (response.Failures ?? []).Select(failure => failure.Arn).OfType<string>()]);

    /// <returns>Null when the response has neither revisions nor failures.</returns>
    public static IReadOnlyList<ServiceRevisionSnapshot>? ToRevisions(this DescribeServiceRevisionsResponse response) =>
        response.ServiceRevisions is null && response.Failures is null
            ? null
            : [.. (response.ServiceRevisions ?? []).Where(revision => revision.ServiceRevisionArn is not null).Select(ToSnapshot)];

    /// <summary>The steps of a deployment that shifts traffic, with the defaults of ECS, and the bake time after them.</summary>
    public static TimeSpan ToShiftAndBakeTime(this DeploymentConfiguration? configuration)
    {
        if (configuration?.Strategy is not { } strategy || strategy == DeploymentStrategy.ROLLING)
            return TimeSpan.Zero;

        var (linear, canary) = (configuration.LinearConfiguration, configuration.CanaryConfiguration);
        var shift = strategy == DeploymentStrategy.LINEAR ? (linear?.StepBakeTimeInMinutes ?? 6) * (Math.Ceiling(100 / (linear?.StepPercent ?? 10)) - 1)
            : strategy == DeploymentStrategy.CANARY ? canary?.CanaryBakeTimeInMinutes ?? 10
            : 0;
        return TimeSpan.FromMinutes(shift + (configuration.BakeTimeInMinutes ?? 0));
    }

    public static DeploymentAlarms? ToAlarms(this Amazon.ECS.Model.DeploymentAlarms? alarms) =>
        alarms is { Enable: true } ? new(alarms.AlarmNames ?? [], alarms.Rollback ?? false) : null;

    public static IReadOnlyList<PauseHook> ToPauseHooks(this IEnumerable<DeploymentLifecycleHook>? hooks) =>
    [
        .. (hooks ?? []).Where(hook => hook.TargetType == DeploymentLifecycleHookTargetType.PAUSE).Select(hook => new PauseHook(
            hook.LifecycleStages ?? [],
            TimeSpan.FromMinutes(hook.TimeoutConfiguration?.TimeoutInMinutes ?? PauseMinutes),
            RollsBack(hook.TimeoutConfiguration?.Action))),
    ];

    /// <summary>A hook without a target type is a Lambda hook.</summary>
    public static IReadOnlyList<LambdaHook> ToLambdaHooks(this IEnumerable<DeploymentLifecycleHook>? hooks) =>
    [
        .. (hooks ?? []).Where(hook => hook.TargetType is not { } type || type == DeploymentLifecycleHookTargetType.AWS_LAMBDA)
            .Select(hook => new LambdaHook(FunctionName(hook.HookTargetArn), hook.LifecycleStages ?? [])),
    ];

    public static EarlySuccess? ToEarlySuccess(this DeploymentEarlySuccessCriteria? criteria) => criteria is { Enable: true }
        ? new(criteria.HealthyPercent ?? 100, criteria.SourceServiceRevisionCleanup == ServiceRevisionCleanup.DEFERRED)
        : null;

    /// <summary>Returns the name in <c>arn:aws:lambda:REGION:ACCOUNT:function:NAME</c>, with the qualifier, if any.</summary>
    private static string? FunctionName(string? arn) => arn?.Split(':', 7) is [_, _, _, _, _, _, var name] ? name : null;

    private static ServiceDeploymentSnapshot ToSnapshot(ServiceDeploymentBrief brief) => new()
    {
        Arn = brief.ServiceDeploymentArn,
        Status = ToStatus(brief.Status),
        StatusReason = brief.StatusReason,
        CreatedAt = ToTime(brief.CreatedAt),
        TargetRevisionArn = brief.TargetServiceRevisionArn,
    };

    private static ServiceDeploymentSnapshot ToSnapshot(ServiceDeployment deployment) => new()
    {
        Arn = deployment.ServiceDeploymentArn,
        Status = ToStatus(deployment.Status),
        StatusReason = deployment.StatusReason,
        CreatedAt = ToTime(deployment.CreatedAt),
        TargetRevisionArn = deployment.TargetServiceRevision?.Arn,
        SourceRevisionArns = [.. (deployment.SourceServiceRevisions ?? []).Select(source => source.Arn).OfType<string>()],
        LifecycleStage = deployment.LifecycleStage?.Value,
        Rollback = deployment.Rollback is { } rollback ? new(rollback.Reason, rollback.ServiceRevisionArn) : null,
        IsCircuitBreakerTriggered = deployment.DeploymentCircuitBreaker?.Status == Monitor.TRIGGERED,
        FailureCount = deployment.DeploymentCircuitBreaker?.FailureCount ?? 0,
        IsAlarmTriggered = deployment.Alarms?.Status == Monitor.TRIGGERED,
        TriggeredAlarms = deployment.Alarms?.TriggeredAlarmNames ?? [],
        WaitingHooks =
        [
            .. (deployment.LifecycleHookDetails ?? [])
                .Where(hook => hook.Status == DeploymentLifecycleHookStatus.AWAITING_ACTION)
                .Select(hook => new WaitingHook(ToTime(hook.ExpiresAt), RollsBack(hook.TimeoutAction))),
        ],
    };

    private static ServiceRevisionSnapshot ToSnapshot(ServiceRevision revision) => new(
        revision.ServiceRevisionArn,
        [
            .. (revision.ContainerImages ?? []).Where(image => image.ContainerName is not null)
                .Select(image => new EcsRestart.Ecs.ContainerImage(image.ContainerName, string.IsNullOrEmpty(image.ImageDigest) ? null : image.ImageDigest)),
        ]);

    private static ServiceDeploymentStatus? ToStatus(AwsStatus? status) =>
        status == AwsStatus.PENDING ? ServiceDeploymentStatus.Pending
        : status == AwsStatus.IN_PROGRESS ? ServiceDeploymentStatus.InProgress
        : status == AwsStatus.SUCCESSFUL ? ServiceDeploymentStatus.Successful
        : status == AwsStatus.STOP_REQUESTED ? ServiceDeploymentStatus.StopRequested
        : status == AwsStatus.STOPPED ? ServiceDeploymentStatus.Stopped
        : status == AwsStatus.ROLLBACK_REQUESTED ? ServiceDeploymentStatus.RollbackRequested
        : status == AwsStatus.ROLLBACK_IN_PROGRESS ? ServiceDeploymentStatus.RollbackInProgress
        : status == AwsStatus.ROLLBACK_SUCCESSFUL ? ServiceDeploymentStatus.RollbackSuccessful
        : status == AwsStatus.ROLLBACK_FAILED ? ServiceDeploymentStatus.RollbackFailed
        : null;

    private static bool RollsBack(DeploymentLifecycleHookAction? onTimeout) => onTimeout != DeploymentLifecycleHookAction.CONTINUE;

    private static DateTimeOffset? ToTime(DateTime? time) => time is { } utc ? new DateTimeOffset(utc) : null;
}
