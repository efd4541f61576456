using EcsRestart.Ecs;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class RolloutEvidenceTests
{
    private static readonly Rollout Rollout = ServiceSnapshots.Rollout("orders");

    private const string ScaledIn = "Scaling activity initiated by (deployment ecs-svc/1)";

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task GatherAsync_ManyEvents_TakesTheNewestTenSinceTheStartOldestFirst()
    {
        var events = Enumerable.Range(-3, 15).Select(minute => new ServiceEvent(ServiceSnapshots.Start.AddMinutes(minute), $"event {minute}"));
        var last = ServiceSnapshots.RolledBack("orders") with { Events = [.. events.Reverse()] };

        var diagnosis = await GatherAsync(new FakeEcs(), last);

        Assert.Equal(Enumerable.Range(2, 10).Select(minute => $"event {minute}"), diagnosis?.Events);
    }

    [Fact]
    public async Task GatherAsync_ObstacleBeforeTheNewestTen_IsKept()
    {
        ServiceEvent obstacle = new(ServiceSnapshots.Start.AddSeconds(1), "(service orders) was unable to place a task. Reason: Capacity is unavailable.");
        var later = Enumerable.Range(1, 12).Select(minute => new ServiceEvent(ServiceSnapshots.Start.AddMinutes(minute), $"event {minute}"));

        var diagnosis = await GatherAsync(new FakeEcs(), ServiceSnapshots.RolledBack("orders") with { Events = [.. later.Reverse(), obstacle] });

        Assert.Equal([obstacle.Message, .. Enumerable.Range(4, 9).Select(minute => $"event {minute}")], diagnosis?.Events);
    }

    [Fact]
    public async Task GatherAsync_EventAtTheStart_Counts()
    {
        var last = ServiceSnapshots.RolledBack("orders") with
        {
            Events = [new(Rollout.CreatedAt, "first"), new(Rollout.CreatedAt - TimeSpan.FromTicks(1), "before")],
        };

        Assert.Equal(["first"], (await GatherAsync(new FakeEcs(), last))?.Events);
    }

    [Fact]
    public async Task GatherAsync_EndlessEvent_IsCut()
    {
        var last = ServiceSnapshots.RolledBack("orders") with { Events = [new(Rollout.CreatedAt, new string('x', 5_000))] };

        Assert.Equal(
            $"{new string('x', 500)}… (5,000 characters) …{new string('x', 500)}", (await GatherAsync(new FakeEcs(), last))?.Events[0]);
    }

    [Fact]
    public async Task GatherAsync_TasksOfSeveralDeployments_KeepsOnlyThisDeployment()
    {
        var former = Task("former") with { StartedBy = ServiceSnapshots.PreviousDeploymentId };
        var ecs = Stopped(Task("mine"), former, Task("nobody's") with { StartedBy = null });

        Assert.Equal(["mine"], Tasks(await GatherAsync(ecs)));
    }

    [Fact]
    public async Task GatherAsync_ManyTasks_KeepsFiveMostRelevant()
    {
        var ecs = Stopped(
            Task("scaled in", minute: 20) with { StopCode = "ServiceSchedulerInitiated", StoppedReason = ScaledIn },
            Task("1", minute: 1) with { StopCode = "ServiceSchedulerInitiated", StoppedReason = "Task failed ELB health checks in (target-group x)" },
            Task("3", minute: 3),
            Task("2", minute: 2),
            Task("stopping") with { StoppedAt = null },
            Task("4", minute: 4));

        Assert.Equal(["stopping", "4", "3", "2", "1"], Tasks(await GatherAsync(ecs)));
    }

    [Fact]
    public async Task GatherAsync_OnlyScaledInTasks_KeepsThem()
    {
        var ecs = Stopped(Task("scaled in") with { StopCode = "ServiceSchedulerInitiated", StoppedReason = ScaledIn });

        Assert.Equal(["scaled in"], Tasks(await GatherAsync(ecs)));
    }

    [Fact]
    public async Task GatherAsync_ListIsRefused_KeepsTheEvents()
    {
        var denied = new EcsFailure.Refused(ResultCode.AccessDenied, "No.");
        var ecs = new FakeEcs { OnListStoppedTasks = _ => new EcsResult<IReadOnlyList<string>>.Failed(denied) };

        var diagnosis = await GatherAsync(ecs, ServiceSnapshots.RolledBack("orders"));

        Assert.Single(diagnosis?.Events ?? []);
        Assert.Empty(Tasks(diagnosis));
    }

    [Fact]
    public async Task GatherAsync_DescriptionIsLost_KeepsTheEvents()
    {
        var ecs = new FakeEcs
        {
            OnListStoppedTasks = _ => new EcsResult<IReadOnlyList<string>>.Ok(["arn"]),
            OnDescribeTasks = _ => new EcsResult<IReadOnlyList<TaskSnapshot>>.Failed(new EcsFailure.Unanswered("No answer.")),
        };

        Assert.Single((await GatherAsync(ecs, ServiceSnapshots.RolledBack("orders")))?.Events ?? []);
    }

    [Fact]
    public async Task GatherAsync_Stopped_KeepsTheEvents()
    {
        var stopped = new CancellationToken(canceled: true);

        var diagnosis = await Evidence(Stopped(Task("mine"))).GatherAsync(Rollout, ServiceSnapshots.RolledBack("orders"), stopped);

        Assert.Single(diagnosis?.Events ?? []);
        Assert.Empty(Tasks(diagnosis));
    }

    [Fact]
    public async Task GatherAsync_NothingToTell_IsNone() => Assert.Null(await GatherAsync(new FakeEcs()));

    private static TaskSnapshot Task(string id, int minute = 0) => new()
    {
        Arn = id,
        LastStatus = "STOPPED",
        StartedBy = ServiceSnapshots.NewDeploymentId,
        StoppedAt = ServiceSnapshots.Start.AddMinutes(minute),
        StopCode = "EssentialContainerExited",
    };

    private static FakeEcs Stopped(params TaskSnapshot[] tasks) => new()
    {
        OnListStoppedTasks = _ => new EcsResult<IReadOnlyList<string>>.Ok([.. tasks.Select(task => task.Arn)]),
        OnDescribeTasks = _ => FakeEcs.ShowTasks(tasks),
    };

    private static IEnumerable<string> Tasks(Diagnosis? diagnosis) => (diagnosis?.StoppedTasks ?? []).Select(task => task.Task);

    private RolloutEvidence Evidence(FakeEcs ecs) => new(TestEcs.Of(ecs, _clock));

    private Task<Diagnosis?> GatherAsync(FakeEcs ecs, ServiceSnapshot? last = null) =>
        _clock.FinishAsync(Evidence(ecs).GatherAsync(Rollout, last, CancellationToken.None));
}
