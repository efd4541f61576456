using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Cli.Commands;

/// <summary>The common part of <c>run</c> and <c>plan</c>: from the payload to the report on the screen.</summary>
internal static class RequestExecution
{
    /// <param name="change">Applies the options of the command to the request.</param>
    public static async Task<int> RunAsync(
        string path, SessionSettings settings, Screen screen, Func<RestartRequest, RestartRequest> change, Interrupt interrupt)
    {
        var payload = PayloadFile.ReplaceContextAttributes(await PayloadFile.ReadAsync(path, interrupt.Requested), settings.SimulatedRegion, TimeProvider.System);
        await using var session = await EcsSession.OpenAsync(settings, payload, interrupt.Requested);
        var runId = Guid.NewGuid().ToString();
        if (RequestReader.Read(payload) is not RequestReading.Valid(var request))
        {
            var rejection = await Run(null).RunAsync(runId, payload, interrupt.Signals, interrupt.Abort);
            screen.WriteReport(rejection, plan: null);
            return ExitCodes.For(rejection);
        }

        var view = new RunView();
        screen.WriteMessage(session.Description);
        var report = await screen.ShowProgressAsync(
            view, session.Clock, progress => Run(progress).RunAsync(runId, change(request), interrupt.Signals, interrupt.Abort));
        screen.WriteReport(report, view.Plan);
        if (request.ServicesFrom is not null && settings is { Aws: false, ScenarioPath: null })
            screen.WriteMessage("Without --scenario, the simulator has no service lists. Try --scenario events/scenarios/from-parameter.json.");
        if (request.Select.Count > 0 && settings is { Aws: false, ScenarioPath: null })
            screen.WriteMessage("Without --scenario, the simulator has only the services named in the request, so \"select\" finds no others. Try --scenario events/scenarios/estate.json.");
        if (interrupt.Requested.IsCancellationRequested)
            return Interrupted(screen, report);

        return session.Reachability.IsUnreachable ? ExitCodes.Unavailable : ExitCodes.For(report);

        RestartRun Run(IProgress<RunProgress>? progress) => new(session.Sites, session.Clock, NullLogger.Instance, progress)
        {
            OpenLists = () => session.Lists,
            PauseReason = PauseSwitch.Reason(Environment.GetEnvironmentVariable(PauseSwitch.Variable)),
        };
    }

    private static int Interrupted(Screen screen, RestartReport report)
    {
        screen.WriteMessage(report.Summary is { Unverified: > 0 and var unverified }
            ? $"Interrupted. No further restart was started; ECS continues {Unverified(report, unverified)}."
            : "Interrupted. No further restart was started.");
        return ExitCodes.Interrupted;
    }

    private static string Unverified(RestartReport report, int unverified)
    {
        var tasks = (report.Results ?? []).Count(result => result is { IsUnverified: true, IsTask: true });
        (int Count, string Noun)[] counts = [(unverified - tasks, "rollout"), (tasks, "task")];
        return string.Join(" and ", counts.Where(count => count.Count > 0).Select(count => TextFormat.Count(count.Count, count.Noun)));
    }
}
