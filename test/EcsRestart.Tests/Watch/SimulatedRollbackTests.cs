using System.Text;
using EcsRestart.Results;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.Watch;

/// <summary>Runs against the simulator with <c>"onFailure": "rollback"</c> and with moved image tags.</summary>
public sealed class SimulatedRollbackTests
{
    private static readonly ServiceBehavior Crashing = new()
    {
        StartDelay = TimeSpan.FromSeconds(15),
        Failure = new TaskFailure { Kind = TaskFailureKind.Crash, ExitCode = 1, After = TimeSpan.FromSeconds(5) },
    };

    private static readonly ServiceBehavior MovedTag = new() { ServiceDeployments = new() { NewDigests = true } };

    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;

    public SimulatedRollbackTests() => _ecs = new SimulatedEcs(_clock);

    private int Stops => _ecs.Log.Records.Count(call => call.Action == "StopServiceDeployment");

    [Fact]
    public void Run_TasksKeepFailing_RollsBackAndWatchesToTheEnd()
    {
        var result = Run(Crashing);

        Assert.Equal((ResultCode.RolledBack, RollbackActor.EcsRestart), (result.Code, result.RolledBackBy));
        Assert.Contains("tasks of the new deployment failed in a row. EcsRestart rolled the deployment back to deployment", result.Error, StringComparison.Ordinal);
        var service = _ecs.Observe("prod", "orders");
        Assert.Equal([result.DeploymentId ?? ""], service.FailedDeploymentIds);
        Assert.DoesNotContain(result.DeploymentId ?? "", service.DeploymentIds);
        Assert.Equal((2, 1), (service.MinHealthyCount, Stops));
        Assert.NotNull(result.Diagnosis);
        Assert.InRange(result.DurationSeconds ?? 0, 40, 90);
    }

    [Fact]
    public void Run_TooSlow_RollsBack()
    {
        var result = Run(new() { StartDelay = TimeSpan.FromMinutes(20) });

        Assert.Equal((ResultCode.RolledBack, RollbackActor.EcsRestart, 1), (result.Code, result.RolledBackBy, Stops));
        Assert.InRange(result.DurationSeconds ?? 0, 600, 630);
    }

    [Fact]
    public void Run_WithoutOnFailure_StopsNothing()
    {
        Assert.Equal(ResultCode.TasksKeepFailing, Run(Crashing, "").Code);
        Assert.Equal(0, Stops);
    }

    [Fact]
    public void Run_RecordsDenied_IsLeftAndReportsWhy()
    {
        _ecs.ServiceDeploymentAccess = ServiceDeploymentAccess.Denied;

        var result = Run(Crashing);

        Assert.Equal((ResultCode.TasksKeepFailing, 0), (result.Code, Stops));
        Assert.Contains("Not rolled back: ECS returned no service-deployment record, and StopServiceDeployment requires one.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ResponseToUpdateServiceLost_IsLeftAndReportsWhy()
    {
        _ecs.Faults.Add(new Fault { Kind = FaultKind.ConnectionResetAfterAcceptance, Action = "UpdateService", Count = 1 });

        var result = Run(Crashing);

        Assert.Equal((ResultCode.TasksKeepFailing, 0), (result.Code, Stops));
        Assert.Contains("it is not certain that this run started the deployment", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ResponseToStopLost_FindsItInTheRecord()
    {
        _ecs.Faults.Add(new Fault { Kind = FaultKind.ConnectionResetAfterAcceptance, Action = "StopServiceDeployment", Count = 1 });

        var result = Run(Crashing);

        Assert.Equal((ResultCode.RolledBack, RollbackActor.EcsRestart, 1), (result.Code, result.RolledBackBy, Stops));
    }

    [Fact]
    public void Run_StopThrottled_IsRepeated()
    {
        _ecs.Faults.Add(new Fault { Kind = FaultKind.Throttled, Action = "StopServiceDeployment", Count = 2 });

        Assert.Equal((ResultCode.RolledBack, 3), (Run(Crashing).Code, Stops));
    }

    /// <summary>A service with a circuit breaker is ended by ECS, not by the run.</summary>
    [Theory]
    [InlineData(true, "RolledBack")]
    [InlineData(false, "RolloutFailed")]
    public void Run_CircuitBreaker_IsNotRaced(bool rollback, string code)
    {
        var result = Run(Crashing with { CircuitBreaker = new(Enable: true, rollback) });

        Assert.Equal((code, rollback ? RollbackActor.Ecs : null, 0), (result.Code.Name, result.RolledBackBy, Stops));
    }

    [Fact]
    public void Run_BakeLongerThanTimeout_IsLeft()
    {
        var result = Run(new() { Strategy = new() { Type = "BLUE_GREEN", BakeTime = TimeSpan.FromMinutes(30) } });

        Assert.Equal((ResultCode.RolloutTimedOut, 0), (result.Code, Stops));
        Assert.Contains("Not rolled back: All desired new tasks are running.", result.Error, StringComparison.Ordinal);
        Assert.Contains(result.Warnings ?? [], warning => warning.StartsWith("timeoutMinutes (10) is shorter than the traffic shift", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_RolledBackByAnotherFirst_NamesThem()
    {
        var result = Run(Crashing with { RolledBackAfter = TimeSpan.FromSeconds(20) });

        Assert.Equal((ResultCode.RolledBack, RollbackActor.Other, 0), (result.Code, result.RolledBackBy, Stops));
    }

    [Fact]
    public void Run_RollbackFails_IsRolloutFailed()
    {
        var result = Run(new ServiceBehavior
        {
            DesiredCount = 4,
            MinimumHealthyPercent = 50,
            MaximumPercent = 100,
            StartDelay = TimeSpan.FromSeconds(40),
            HealthDelay = TimeSpan.FromSeconds(15),
            DrainDelay = TimeSpan.FromSeconds(40),
            CircuitBreaker = new(Enable: true, Rollback: false),
            Failure = new TaskFailure { Kind = TaskFailureKind.Crash, After = TimeSpan.FromSeconds(5), RestoredDeploymentToo = true },
        }, timeoutMinutes: 2);

        Assert.Equal((ResultCode.RolloutFailed, 1), (result.Code, Stops));
        Assert.Contains("EcsRestart requested a rollback, and the rollback failed", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Restarted")]
    [InlineData(""","imageChange":"warn" """, "Restarted")]
    [InlineData(""","imageChange":"fail" """, "ImageChanged")]
    public void Run_MovedTag_NamesContainerAndDigests(string setting, string code)
    {
        var result = Run(MovedTag, setting);

        Assert.Equal((code, true, 0), (result.Code.Name, result.ImagesChanged, Stops));
        var change = Assert.Single(result.Images ?? []);
        Assert.StartsWith("sha256:", change.From, StringComparison.Ordinal);
        Assert.NotEqual(change.From, change.To);
        Assert.Contains($"container {change.Container} changed from {change.From} to {change.To}", result.Error ?? result.Warnings?[^1], StringComparison.Ordinal);
        Assert.Single(_ecs.Log.Records, call => call.Action == "DescribeServiceRevisions");
    }

    [Fact]
    public void Run_SameDigests_AreUnchanged()
    {
        var result = Run(new(), """,  "imageChange":"fail" """);

        Assert.Equal((ResultCode.Restarted, false), (result.Code, result.ImagesChanged));
        Assert.Null(result.Images);
    }

    [Fact]
    public void Run_NoDigests_AreUnknownAndWarnOnlyWhenRequired()
    {
        var behavior = MovedTag with { ServiceDeployments = MovedTag.ServiceDeployments with { ResolveImages = false } };

        var required = Run(behavior, ""","imageChange":"fail" """);

        Assert.Equal((ResultCode.Restarted, null), (required.Code, required.ImagesChanged));
        Assert.Contains(required.Warnings ?? [], warning => warning.StartsWith("The images could not be compared", StringComparison.Ordinal));
    }

    private RestartResult Run(ServiceBehavior behavior, string settings = ""","onFailure":"rollback" """, int timeoutMinutes = 10)
    {
        _ecs.AddService("prod", "orders", behavior);
        using var ecs = new VirtualEcs(_ecs, _clock, TimeSpan.FromMilliseconds(50));
        var run = new RestartRun(TestEcs.Of(ecs.Api, _clock), _clock, NullLogger.Instance);
        var payload = Encoding.UTF8.GetBytes(
            $$"""{"wait":true,"timeoutMinutes":{{timeoutMinutes}},"services":[{"cluster":"prod","service":"orders"}]{{settings}}}""");

        var report = ecs.Run(() => run.RunAsync("run", payload, StopSignals.None, CancellationToken.None));

        return Assert.Single(report?.Results ?? []);
    }
}
