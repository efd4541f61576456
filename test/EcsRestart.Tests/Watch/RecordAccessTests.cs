using System.Text;
using System.Text.Json.Nodes;
using EcsRestart.Report;
using EcsRestart.Results;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDeploymentAccess = EcsRestart.Simulator.ServiceDeploymentAccess;

namespace EcsRestart.Tests.Watch;

/// <summary>Verdicts on the simulator with service-deployment records, with delayed records, and without records.</summary>
public sealed class RecordAccessTests
{
    private static readonly TaskFailure Crash = new() { Kind = TaskFailureKind.Crash, ExitCode = 1, After = TimeSpan.FromSeconds(2) };

    private static readonly Dictionary<string, (ResultCode Code, ServiceBehavior Behavior)> Cases = new(StringComparer.Ordinal)
    {
        ["healthy"] = (ResultCode.Restarted, new()),
        ["completed late"] = (ResultCode.Restarted, new() { ServiceDeployments = new() { CompletedDelay = TimeSpan.FromSeconds(38) } }),
        ["breaker, rollback"] = (ResultCode.RolledBack, new() { Failure = Crash, CircuitBreaker = new(Enable: true, Rollback: true) }),
        ["breaker"] = (ResultCode.RolloutFailed, new() { Failure = Crash, CircuitBreaker = new(Enable: true, Rollback: false) }),
        ["no breaker"] = (ResultCode.TasksKeepFailing, new() { Failure = Crash }),
        ["alarm, rollback"] = (ResultCode.RolledBack, new() { Alarms = Alarm(rollback: true) }),
        ["alarm"] = (ResultCode.RolloutFailed, new() { Alarms = Alarm(rollback: false) }),
        ["redeployed"] = (ResultCode.Superseded, new() { RedeployedAfter = TimeSpan.FromSeconds(15) }),
        ["too slow"] = (ResultCode.RolloutTimedOut, new() { StartDelay = TimeSpan.FromMinutes(20) }),
    };

    private readonly SteppedClock _clock = new();

    /// <summary>Each case in each mode.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var name in Cases.Keys)
            {
                foreach (var mode in new[] { "records", "late", "denied", "unknown" })
                    rows.Add(name, mode);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Run_CaseInMode_HasSameCode(string name, string mode)
    {
        var (code, behavior) = Cases[name];

        var report = Report(mode == "late" ? Late(behavior) : behavior, mode switch
        {
            "denied" => ServiceDeploymentAccess.Denied,
            "unknown" => ServiceDeploymentAccess.Unknown,
            _ => ServiceDeploymentAccess.Allowed,
        });
        var result = Assert.Single(report?.Results ?? []);

        var hasRecord = mode is "records" or "late";
        Assert.Equal(code, result.Code);
        Assert.Equal(hasRecord, result.ServiceDeployment is not null);
        Assert.Equal(
            hasRecord ? [] : ["Service deployments cannot be read in this account and Region, so verdicts rely on DescribeServices alone:"],
            (report?.Warnings ?? []).Select(warning => warning[..(warning.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.Equal(hasRecord && code == ResultCode.RolledBack ? RollbackActor.Ecs : null, result.RolledBackBy);
        Assert.Null(result.Status == ResultStatus.Success ? result.Warnings?.FirstOrDefault(warning => warning.Contains("old task", StringComparison.Ordinal)) : null);
    }

    [Fact]
    public void Run_StoppedByAnother_IsStopped() => Assert.Equal(
        ResultCode.Stopped,
        Run(new() { StoppedAfter = TimeSpan.FromSeconds(15) }, ServiceDeploymentAccess.Allowed).Code);

    [Fact]
    public void Run_RolledBackByAnother_NamesActor()
    {
        var result = Run(new(), ServiceDeploymentAccess.Allowed, ecs =>
        {
            var described = JsonNode.Parse(ecs.Serve("DescribeServices", """{"cluster":"prod","services":["orders"]}"""u8.ToArray()).Body.Span);
            var arn = (string?)described?["services"]?[0]?["currentServiceDeployment"];
            ecs.Serve("StopServiceDeployment", Encoding.UTF8.GetBytes($$"""{"serviceDeploymentArn":"{{arn}}","stopType":"ROLLBACK"}"""));
        });

        Assert.Equal((ResultCode.RolledBack, RollbackActor.Other), (result.Code, result.RolledBackBy));
    }

    private static DeploymentAlarms Alarm(bool rollback) =>
        new() { Names = ["high-5xx"], Rollback = rollback, TriggerAfter = TimeSpan.FromSeconds(20), BakeTime = TimeSpan.FromSeconds(30) };

    private static ServiceBehavior Late(ServiceBehavior behavior) => behavior with
    {
        AbsentMembers = ["currentServiceDeployment"],
        ServiceDeployments = behavior.ServiceDeployments with { ListLag = TimeSpan.FromSeconds(25) },
    };

    /// <param name="interfere">Called when the rollout is first observed.</param>
    private RestartResult Run(ServiceBehavior behavior, ServiceDeploymentAccess access, Action<SimulatedEcs>? interfere = null) =>
        Assert.Single(Report(behavior, access, interfere)?.Results ?? []);

    /// <inheritdoc cref="Run"/>
    private RestartReport? Report(ServiceBehavior behavior, ServiceDeploymentAccess access, Action<SimulatedEcs>? interfere = null)
    {
        var simulated = new SimulatedEcs(_clock) { ServiceDeploymentAccess = access };
        simulated.AddService("prod", "orders", behavior);
        using var ecs = new VirtualEcs(simulated, _clock, TimeSpan.FromMilliseconds(50));
        var run = new RestartRun(TestEcs.Of(ecs.Api, _clock), _clock, NullLogger.Instance, new FirstObservation(() => interfere?.Invoke(simulated)));
        var payload = """{"wait":true,"timeoutMinutes":10,"services":[{"cluster":"prod","service":"orders"}]}"""u8.ToArray();

        return ecs.Run(() => run.RunAsync("run", payload, StopSignals.None, CancellationToken.None));
    }

    private sealed class FirstObservation(Action act) : IProgress<RunProgress>
    {
        private Action? _act = act;

        public void Report(RunProgress value)
        {
            if (value is RunProgress.RolloutObserved)
                Interlocked.Exchange(ref _act, null)?.Invoke();
        }
    }
}
