using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Results;
using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>The current state of a service.</summary>
internal sealed record RolloutRow(ServiceRef Service, int Wave) : RunRow(
    RestartResult.QualifiedName(Service.Location.Account, Service.Location.Region, Service.ClusterName), Service.ServiceName, Wave)
{
    public Rollout? Rollout { get; init; }

    public ServiceSnapshot? Snapshot { get; init; }

    public override long? StartedAt => Rollout?.StartedAt;

    public override string NewTasks => New is { } deployment
        ? $"{deployment.RunningCount} of {Shown?.DesiredCount}{(deployment.PendingCount > 0 ? $", {deployment.PendingCount} pending" : "")}"
        : "";

    public override string OldTasks => Rollout is null || Shown is not { } service
        ? ""
        : $"{service.Deployments.Where(deployment => deployment.Id != Rollout.DeploymentId).Sum(deployment => deployment.RunningCount)}";

    public override string State => (Result, Rollout, Snapshot) switch
    {
        ({ } result, _, _) => result.Code.Name,
        (null, null, _) => "waiting",
        (null, _, null) => "starting",
        _ => "rolling out",
    };

    private ServiceSnapshot? Shown => Snapshot ?? Rollout?.InitialSnapshot;

    private DeploymentSnapshot? New => Rollout is null ? null : Shown?.Find(Rollout.DeploymentId);
}
