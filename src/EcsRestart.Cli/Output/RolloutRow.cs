using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Targets;
using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>What is known of one service while the run goes on.</summary>
internal sealed record RolloutRow(ServiceRef Service)
{
    public Rollout? Rollout { get; init; }

    public ServiceSnapshot? Snapshot { get; init; }

    public RestartResult? Result { get; init; }

    /// <summary>The new deployment's tasks, such as <c>1 running, 2 pending of 3</c>.</summary>
    public string NewTasks => New is { } mine
        ? $"{mine.RunningCount} running, {mine.PendingCount} pending of {Shown?.DesiredCount}"
        : "";

    /// <summary>What is left of the former deployments, such as <c>3 running</c>.</summary>
    public string OldTasks => Rollout is null || Shown is not { } service
        ? ""
        : $"{service.Deployments.Where(deployment => deployment.Id != Rollout.DeploymentId).Sum(deployment => deployment.RunningCount)} running";

    /// <summary>The state in a word or two.</summary>
    public string State => (Result, Rollout) switch
    {
        ({ } result, _) => result.CodeName,
        (null, null) => "waiting",
        _ => "rolling out",
    };

    private ServiceSnapshot? Shown => Snapshot ?? Rollout?.AtStart;

    private DeploymentSnapshot? New => Rollout is null ? null : Shown?.Find(Rollout.DeploymentId);
}
