using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Ecs;
using ServiceEvent = EcsRestart.Ecs.ServiceEvent;

namespace EcsRestart.Aws;

/// <summary>Maps the types of the AWS SDK to snapshots. The SDK leaves absent lists and numbers null, and all its times are UTC.</summary>
internal static class SnapshotMapping
{
    public static ServiceSnapshot ToSnapshot(this Service service)
    {
        var configuration = service.DeploymentConfiguration;
        var isDaemon = service.SchedulingStrategy == SchedulingStrategy.DAEMON;
        return new()
        {
            ServiceName = service.ServiceName ?? NameIn(service.ServiceArn ?? ""),
            Status = service.Status ?? "ACTIVE",
            DesiredCount = service.DesiredCount ?? 0,
            RunningCount = service.RunningCount ?? 0,
            PendingCount = service.PendingCount ?? 0,
            DeploymentController = service.DeploymentController?.Type?.Value ?? DeploymentControllerType.ECS.Value,
            IsDaemon = isDaemon,
            UsesRollingUpdate = configuration?.Strategy is not { } strategy || strategy == DeploymentStrategy.ROLLING,
            MinimumHealthyPercent = configuration?.MinimumHealthyPercent ?? (isDaemon ? 0 : 100),
            MaximumPercent = configuration?.MaximumPercent ?? (isDaemon ? 100 : 200),
            HasCircuitBreaker = configuration?.DeploymentCircuitBreaker?.Enable ?? false,
            CircuitBreakerRollsBack = configuration?.DeploymentCircuitBreaker is { Enable: true, Rollback: true },
            Alarms = configuration?.Alarms.ToAlarms(),
            PauseHooks = configuration?.LifecycleHooks.ToPauseHooks() ?? [],
            LambdaHooks = configuration?.LifecycleHooks.ToLambdaHooks() ?? [],
            ShiftAndBakeTime = configuration.ToShiftAndBakeTime(),
            EarlySuccess = configuration?.EarlySuccessCriteria.ToEarlySuccess(),
            CurrentServiceDeployment = string.IsNullOrEmpty(service.CurrentServiceDeployment) ? null : service.CurrentServiceDeployment,
            Tags = ToTags(service.Tags ?? []),
            Deployments = [.. (service.Deployments ?? []).Where(deployment => deployment.Id is not null).Select(ToSnapshot)],
            Events = [.. (service.Events ?? []).Select(item => new ServiceEvent(ToTime(item.CreatedAt) ?? default, item.Message ?? ""))],
        };
    }

    /// <returns>The launch, or null when the response contains neither a task nor a failure.</returns>
    public static TaskLaunch? ToLaunch(IReadOnlyList<Amazon.ECS.Model.Task> tasks, IReadOnlyList<Failure> failures)
    {
        var launch = new TaskLaunch([.. Identified(tasks).Select(ToTaskSnapshot)], [.. failures.Select(InWords)]);
        return launch.Tasks.Count + launch.Failures.Count == 0 ? null : launch;
    }

    /// <summary>Returns the tasks with an ARN; others cannot be watched.</summary>
    public static IEnumerable<Amazon.ECS.Model.Task> Identified(IEnumerable<Amazon.ECS.Model.Task> tasks) => tasks.Where(task => task.TaskArn is not null);

    public static TaskSnapshot ToTaskSnapshot(this Amazon.ECS.Model.Task task) => new()
    {
        Arn = task.TaskArn ?? "",
        TaskDefinitionArn = task.TaskDefinitionArn,
        LastStatus = task.LastStatus ?? "",
        CreatedAt = ToTime(task.CreatedAt),
        StartedBy = task.StartedBy,
        StoppedAt = ToTime(task.StoppedAt),
        StopCode = task.StopCode?.Value,
        StoppedReason = task.StoppedReason,
        Containers = [.. (task.Containers ?? []).Select(container => new ContainerStatus(container.Name ?? "", container.ExitCode, container.Reason))],
    };

    public static TaskDefinitionSnapshot ToSnapshot(this TaskDefinition definition)
    {
        var containers = (definition.ContainerDefinitions ?? []).Where(container => container.Name is not null).ToArray();
        return new()
        {
            Arn = definition.TaskDefinitionArn ?? "",
            IsActive = definition.Status is not { } status || status == TaskDefinitionStatus.ACTIVE,
            UsesAwsVpc = definition.NetworkMode == NetworkMode.Awsvpc,
            Containers = [.. containers.Select(container => container.Name)],
            EssentialContainers = [.. containers.Where(container => container.Essential ?? true).Select(container => container.Name)],
        };
    }

    /// <summary>Returns why ECS did not start a task, such as <c>RESOURCE:CPU</c>, with the details from ECS, if any.</summary>
    public static string InWords(Failure failure)
    {
        var reason = failure.Reason ?? "ECS gave no reason";
        return string.IsNullOrEmpty(failure.Detail) ? reason : $"{reason} ({failure.Detail})";
    }

    /// <returns>The last segment of an ARN.</returns>
    public static string NameIn(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static DeploymentSnapshot ToSnapshot(Deployment deployment) => new()
    {
        Id = deployment.Id ?? "",
        IsPrimary = deployment.Status == "PRIMARY",
        CreatedAt = ToTime(deployment.CreatedAt) ?? default,
        TaskDefinition = deployment.TaskDefinition,
        RolloutState = ToRolloutState(deployment.RolloutState),
        RolloutStateReason = deployment.RolloutStateReason,
        RunningCount = deployment.RunningCount ?? 0,
        PendingCount = deployment.PendingCount ?? 0,
        FailedTasks = deployment.FailedTasks ?? 0,
    };

    private static RolloutState? ToRolloutState(DeploymentRolloutState? state) =>
        state == DeploymentRolloutState.IN_PROGRESS ? RolloutState.InProgress
        : state == DeploymentRolloutState.COMPLETED ? RolloutState.Completed
        : state == DeploymentRolloutState.FAILED ? RolloutState.Failed
        : null;

    /// <summary>A tag without a value is the same as a tag with an empty value.</summary>
    private static Dictionary<string, string> ToTags(IEnumerable<Tag> tags)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (tag.Key is not null)
                values[tag.Key] = tag.Value ?? "";
        }

        return values;
    }

    private static DateTimeOffset? ToTime(DateTime? time) => time is { } utc ? new DateTimeOffset(utc) : null;
}
