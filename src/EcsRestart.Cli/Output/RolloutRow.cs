using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Targets;
using EcsRestart.Watch;

namespace EcsRestart.Cli.Output;

/// <summary>What is known of one service while the run goes on.</summary>
internal sealed record RolloutRow(ServiceRef Service, int Wave)
{
    public Rollout? Rollout { get; init; }

    public ServiceSnapshot? Snapshot { get; init; }

    public RestartResult? Result { get; init; }

    public bool HasFailed => Result?.Status == ResultStatus.Failed;

    /// <summary>The new deployment's tasks, such as <c>1 of 3, 2 pending</c>.</summary>
    public string NewTasks => New is { } mine
        ? $"{mine.RunningCount} of {Shown?.DesiredCount}{(mine.PendingCount > 0 ? $", {mine.PendingCount} pending" : "")}"
        : "";

    /// <summary>How many tasks of former deployments still run.</summary>
    public string OldTasks => Rollout is null || Shown is not { } service
        ? ""
        : $"{service.Deployments.Where(deployment => deployment.Id != Rollout.DeploymentId).Sum(deployment => deployment.RunningCount)}";

    /// <summary>The state in a word or two.</summary>
    public string State => (Result, Rollout, Snapshot) switch
    {
        ({ } result, _, _) => result.CodeName,
        (null, null, _) => "waiting",
        (null, _, null) => "starting",
        _ => "rolling out",
    };

    private ServiceSnapshot? Shown => Snapshot ?? Rollout?.AtStart;

    private DeploymentSnapshot? New => Rollout is null ? null : Shown?.Find(Rollout.DeploymentId);
}
