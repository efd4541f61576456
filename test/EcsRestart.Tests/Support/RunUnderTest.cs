using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.TestSupport;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.Support;

/// <summary>A run against an ECS that a test made up.</summary>
internal sealed class RunUnderTest(IEcsApi ecs, SteppedClock clock)
{
    public StopSignals Stop { get; init; } = StopSignals.None;

    public CancellationToken Abort { get; init; }

    public string? PauseReason { get; init; }

    public Deferral? Deferral { get; init; }

    public Func<IServiceLists>? OpenLists { get; init; }

    public Func<IChangeCalendars>? OpenCalendars { get; init; }

    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Runs while the test does other things.</summary>
    public Task<RestartReport> BeginAsync(RestartRequest request) =>
        Task.Run(() => Run().RunAsync("run-1", request, Stop, Abort), CancellationToken.None);

    /// <summary>Runs from timer to timer until the report is there.</summary>
    public Task<RestartReport> FinishAsync(RestartRequest request) => FinishAsync(() => Run().RunAsync("run-1", request, Stop, Abort));

    public Task<RestartReport> FinishAsync(string payload) => FinishAsync(() => Run().RunAsync("run-1", Payload.Utf8(payload), Stop, Abort));

    private Task<RestartReport> FinishAsync(Func<Task<RestartReport>> run) =>
        Task.FromResult(new VirtualTime(clock).Run(run) ?? throw new InvalidOperationException("The run has no report."));

    private RestartRun Run() => new(TestEcs.Of(ecs, clock), clock, NullLogger.Instance, Progress)
    {
        PauseReason = PauseReason,
        Deferral = Deferral,
        OpenLists = OpenLists,
        OpenCalendars = OpenCalendars,
    };
}
