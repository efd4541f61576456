using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Cli.Commands;

/// <summary>What <c>run</c> and <c>plan</c> have in common: from a payload to a report on the screen.</summary>
internal static class RequestExecution
{
    /// <param name="change">What the command wants otherwise than the request.</param>
    public static async Task<int> RunAsync(
        string path, SessionSettings choice, Screen screen, Func<RestartRequest, RestartRequest> change, Interrupt interrupt)
    {
        var payload = PayloadFile.ReplaceContextAttributes(await PayloadFile.ReadAsync(path, interrupt.Requested), choice.SimulatedRegion, TimeProvider.System);
        await using var session = await EcsSession.OpenAsync(choice, payload, interrupt.Requested);
        var runId = Guid.NewGuid().ToString();
        if (RequestReader.Read(payload) is not RequestReading.Valid(var request))
        {
            var rejection = await Run(null).RunAsync(runId, payload, interrupt.Signals, interrupt.Abort);
            screen.WriteReport(rejection, plan: null);
            return ExitCodes.Of(rejection);
        }

        var picture = new RunView();
        screen.WriteMessage(session.Description);
        var report = await screen.ShowProgressAsync(
            picture, session.Clock, progress => Run(progress).RunAsync(runId, change(request), interrupt.Signals, interrupt.Abort));
        screen.WriteReport(report, picture.Plan);
        if (request.ServicesFrom is not null && choice is { Aws: false, ScenarioPath: null })
            screen.WriteMessage("Without --scenario the simulator holds no lists: try --scenario events/scenarios/from-parameter.json.");
        if (request.Select.Count > 0 && choice is { Aws: false, ScenarioPath: null })
            screen.WriteMessage("Without --scenario the simulator has no services but those that the request names, so \"select\" finds no others: try --scenario events/scenarios/estate.json.");
        if (interrupt.Requested.IsCancellationRequested)
            return Interrupted(screen, report);

        return session.Reachability.IsUnreachable ? ExitCodes.Unavailable : ExitCodes.Of(report);

        RestartRun Run(IProgress<RunProgress>? progress) => new(session.Sites, session.Clock, NullLogger.Instance, progress)
        {
            OpenLists = () => session.Lists,
            OpenCalendars = () => session.Calendars,
            PauseReason = PauseSwitch.Reason(Environment.GetEnvironmentVariable(PauseSwitch.Variable)),
        };
    }

    private static int Interrupted(Screen screen, RestartReport report)
    {
        screen.WriteMessage(report.Summary is { Unverified: > 0 and var unseen }
            ? $"Interrupted: nothing new was started; ECS goes on with {Unseen(report, unseen)}."
            : "Interrupted: nothing new was started.");
        return ExitCodes.Interrupted;
    }

    private static string Unseen(RestartReport report, int unseen)
    {
        var tasks = (report.Results ?? []).Count(result => result is { IsUnverified: true, IsTask: true });
        (int Count, string Thing)[] counts = [(unseen - tasks, "rollout"), (tasks, "task")];
        return string.Join(" and ", counts.Where(count => count.Count > 0).Select(count => TextFormat.Count(count.Count, count.Thing)));
    }
}
