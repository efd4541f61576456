using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using ServiceEvent = EcsRestart.Ecs.ServiceEvent;

namespace EcsRestart.Tests.Aws;

public sealed class SnapshotMappingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ToSnapshot_Service_MapsAllMembers()
    {
        var service = new Service
        {
            ServiceName = "orders",
            Status = "DRAINING",
            DesiredCount = 3,
            RunningCount = 2,
            PendingCount = 1,
            DeploymentConfiguration = new()
            {
                MinimumHealthyPercent = 50,
                MaximumPercent = 150,
                DeploymentCircuitBreaker = new() { Enable = true },
            },
            Tags = [new() { Key = "team", Value = "checkout" }, new() { Key = "Team", Value = "mail" }],
        }.ToSnapshot();

        Assert.Equal(("orders", "DRAINING"), (service.ServiceName, service.Status));
        Assert.Equal((3, 2, 1), (service.DesiredCount, service.RunningCount, service.PendingCount));
        Assert.Equal((50, 150, true), (service.MinimumHealthyPercent, service.MaximumPercent, service.HasCircuitBreaker));
        Assert.Equal([new("team", "checkout"), new("Team", "mail")], service.Tags);
    }

    [Fact]
    public void ToSnapshot_OnlyName_UsesEcsDefaults()
    {
        var service = new Service { ServiceName = "orders", Deployments = null, Events = null, Tags = null }.ToSnapshot();

        Assert.Equal(("ACTIVE", "ECS", true), (service.Status, service.DeploymentController, service.UsesRollingUpdate));
        Assert.Equal((0, 0, 0), (service.DesiredCount, service.RunningCount, service.PendingCount));
        Assert.Equal((100, 200, false), (service.MinimumHealthyPercent, service.MaximumPercent, service.HasCircuitBreaker));
        Assert.Empty(service.Deployments);
        Assert.Empty(service.Events);
        Assert.Empty(service.Tags);
    }

    [Theory]
    [InlineData("REPLICA", null, null, 100, 200)]
    [InlineData("REPLICA", 0, null, 0, 200)]
    [InlineData("REPLICA", null, 150, 100, 150)]
    [InlineData("DAEMON", null, null, 0, 100)]
    [InlineData("DAEMON", 50, null, 50, 100)]
    [InlineData("DAEMON", null, 125, 0, 125)]
    public void ToSnapshot_MissingPercentages_UsesDefaultsOfSchedulingStrategy(
        string scheduling, int? minimum, int? maximum, int expectedMinimum, int expectedMaximum)
    {
        var service = new Service
        {
            SchedulingStrategy = scheduling,
            DeploymentConfiguration = new() { MinimumHealthyPercent = minimum, MaximumPercent = maximum },
        }.ToSnapshot();

        Assert.Equal((expectedMinimum, expectedMaximum), (service.MinimumHealthyPercent, service.MaximumPercent));
    }

    [Fact]
    public void ToSnapshot_DaemonWithoutConfiguration_UsesDaemonDefaults()
    {
        var service = new Service { SchedulingStrategy = SchedulingStrategy.DAEMON }.ToSnapshot();

        Assert.Equal((0, 100), (service.MinimumHealthyPercent, service.MaximumPercent));
    }

    [Theory]
    [InlineData(null, "ECS")]
    [InlineData("ECS", "ECS")]
    [InlineData("CODE_DEPLOY", "CODE_DEPLOY")]
    [InlineData("EXTERNAL", "EXTERNAL")]
    public void ToSnapshot_MissingController_UsesEcs(string? type, string expected) =>
        Assert.Equal(expected, new Service { DeploymentController = new() { Type = type } }.ToSnapshot().DeploymentController);

    [Theory]
    [InlineData(null, true)]
    [InlineData("ROLLING", true)]
    [InlineData("BLUE_GREEN", false)]
    [InlineData("LINEAR", false)]
    [InlineData("CANARY", false)]
    [InlineData("ONE_OF_TOMORROW", false)]
    public void ToSnapshot_MissingStrategy_UsesRolling(string? strategy, bool expected) =>
        Assert.Equal(expected, new Service { DeploymentConfiguration = new() { Strategy = strategy } }.ToSnapshot().UsesRollingUpdate);

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public void ToSnapshot_CircuitBreaker_RequiresEnable(bool? enable, bool expected)
    {
        var configuration = new DeploymentConfiguration { DeploymentCircuitBreaker = new() { Enable = enable, Rollback = true } };

        Assert.Equal(expected, new Service { DeploymentConfiguration = configuration }.ToSnapshot().HasCircuitBreaker);
    }

    [Theory]
    [InlineData(null, null, null, null, false, false)]
    [InlineData(true, false, null, null, false, false)]
    [InlineData(true, true, null, null, false, true)]
    [InlineData(false, true, null, null, false, false)]
    [InlineData(null, null, true, true, true, true)]
    [InlineData(null, null, true, false, true, false)]
    [InlineData(null, null, false, true, false, false)]
    public void ToSnapshot_CircuitBreakerAndAlarms_SetRollsBack(
        bool? breaker, bool? breakerRollsBack, bool? alarms, bool? alarmsRollBack, bool hasAlarms, bool rollsBack)
    {
        var service = new Service
        {
            DeploymentConfiguration = new()
            {
                DeploymentCircuitBreaker = new() { Enable = breaker, Rollback = breakerRollsBack },
                Alarms = new() { Enable = alarms, Rollback = alarmsRollBack },
            },
        }.ToSnapshot();

        Assert.Equal((hasAlarms, rollsBack), (service.Alarms is not null, service.RollsBack));
    }

    [Fact]
    public void ToSnapshot_MissingMembers_UsesDefaults()
    {
        var service = new Service { ServiceArn = "arn:aws:ecs:r:a:service/prod/orders", Deployments = [new(), new() { Id = "ecs-svc/1" }], Events = [new()] }.ToSnapshot();
        var task = new Amazon.ECS.Model.Task { Containers = [new()] }.ToTaskSnapshot();

        Assert.Equal(("orders", "ecs-svc/1", ""), (service.ServiceName, Assert.Single(service.Deployments).Id, service.Events[0].Message));
        Assert.Equal(("", ""), (task.Id, task.Containers[0].Name));
    }

    [Fact]
    public void ToSnapshot_TagsWithoutKeyOrValue_OmitsOrUsesEmptyValue()
    {
        var service = new Service { Tags = [new() { Value = "lost" }, new() { Key = "bare" }, new() { Key = "team", Value = "mail" }] };

        Assert.Equal([new("bare", ""), new("team", "mail")], service.ToSnapshot().Tags);
    }

    [Fact]
    public void ToSnapshot_Deployments_KeepsOrder()
    {
        var noon = Noon.UtcDateTime;

        var service = new Service
        {
            Deployments =
            [
                new() { Id = "ecs-svc/2", Status = "PRIMARY", CreatedAt = noon, RolloutState = "IN_PROGRESS", PendingCount = 1 },
                new() { Id = "ecs-svc/1", Status = "ACTIVE", CreatedAt = noon.AddDays(-1), RolloutState = "COMPLETED", RunningCount = 2 },
                new() { Id = "ecs-svc/0", Status = "INACTIVE", RolloutState = "FAILED", RolloutStateReason = "why", FailedTasks = 4 },
            ],
        }.ToSnapshot();

        Assert.Equal(
            [
                new DeploymentSnapshot
                {
                    Id = "ecs-svc/2",
                    IsPrimary = true,
                    CreatedAt = Noon,
                    RolloutState = RolloutState.InProgress,
                    PendingCount = 1,
                },
                new DeploymentSnapshot
                {
                    Id = "ecs-svc/1",
                    IsPrimary = false,
                    CreatedAt = Noon.AddDays(-1),
                    RolloutState = RolloutState.Completed,
                    RunningCount = 2,
                },
                new DeploymentSnapshot
                {
                    Id = "ecs-svc/0",
                    IsPrimary = false,
                    CreatedAt = default,
                    RolloutState = RolloutState.Failed,
                    RolloutStateReason = "why",
                    FailedTasks = 4,
                },
            ],
            service.Deployments);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("PAUSED_FOR_LUNCH")]
    public void ToSnapshot_UnknownRolloutState_ReturnsNull(string? state)
    {
        var service = new Service { Deployments = [new() { Id = "ecs-svc/1", RolloutState = state }] }.ToSnapshot();

        Assert.Null(Assert.Single(service.Deployments).RolloutState);
    }

    [Fact]
    public void ToSnapshot_Events_KeepsNewestFirst()
    {
        var service = new Service
        {
            Events =
            [
                new() { CreatedAt = Noon.UtcDateTime, Message = "late" },
                new() { CreatedAt = Noon.AddHours(-1).UtcDateTime, Message = "early" },
                new(),
            ],
        }.ToSnapshot();

        Assert.Equal(
            [new ServiceEvent(Noon, "late"), new ServiceEvent(Noon.AddHours(-1), "early"), new ServiceEvent(default, "")], service.Events);
    }

    [Fact]
    public void ToSnapshot_Times_ReturnsUtc()
    {
        var time = Noon.UtcDateTime;

        var service = new Service { Deployments = [new() { Id = "ecs-svc/1", CreatedAt = time }], Events = [new() { CreatedAt = time }] }.ToSnapshot();

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (service.Deployments[0].CreatedAt.Offset, service.Events[0].CreatedAt.Offset));
    }

    [Fact]
    public void ToTaskSnapshot_StoppedTask_MapsStopReasons()
    {
        var stopped = new Amazon.ECS.Model.Task
        {
            TaskArn = "arn:aws:ecs:eu-central-1:123456789012:task/prod/0f9a",
            StartedBy = "ecs-svc/2",
            StoppedAt = Noon.UtcDateTime,
            StopCode = TaskStopCode.EssentialContainerExited,
            StoppedReason = "Essential container in task exited",
            Containers =
            [
                new() { Name = "app", ExitCode = 137, Reason = "OutOfMemoryError: container killed" },
                new() { Name = "log", ExitCode = 0 },
                new() { Name = "web", Reason = "CannotPullContainerError: no such tag" },
            ],
        }.ToTaskSnapshot();

        Assert.Equal(("0f9a", "ecs-svc/2", Noon), (stopped.Id, stopped.StartedBy, stopped.StoppedAt));
        Assert.Equal(("EssentialContainerExited", "Essential container in task exited"), (stopped.StopCode, stopped.StoppedReason));
        Assert.Equal(
            [
                new ContainerStatus("app", 137, "OutOfMemoryError: container killed"),
                new ContainerStatus("log", 0, null),
                new ContainerStatus("web", null, "CannotPullContainerError: no such tag"),
            ],
            stopped.Containers);
    }

    [Fact]
    public void ToTaskSnapshot_OnlyArn_UsesDefaults()
    {
        var stopped = new Amazon.ECS.Model.Task { TaskArn = "arn:aws:ecs:eu-central-1:1:task/0f9a", Containers = null }.ToTaskSnapshot();

        Assert.Equal("0f9a", stopped.Id);
        Assert.Equal((null, null, null, null), (stopped.StartedBy, stopped.StoppedAt, stopped.StopCode, stopped.StoppedReason));
        Assert.Empty(stopped.Containers);
    }
}
