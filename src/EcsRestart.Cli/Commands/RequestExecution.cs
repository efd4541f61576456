using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Request;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Cli.Commands;

/// <summary>What <c>run</c> and <c>plan</c> have in common: from a payload to a report on the screen.</summary>
internal static class RequestExecution
{
    /// <param name="change">What the command wants otherwise than the request.</param>
    public static async Task<int> RunAsync(
        string path, SessionChoice choice, Screen screen, Func<RestartRequest, RestartRequest> change, Interrupt interrupt)
    {
        var payload = PayloadFile.Fire(await PayloadFile.ReadAsync(path, interrupt.Asked), choice.SimulatedRegion, TimeProvider.System);
        await using var session = await EcsSession.OpenAsync(choice, payload, interrupt.Asked);
        var runId = Guid.NewGuid().ToString();

        var report = RequestReader.Read(payload) is RequestReading.Valid(var request)
            ? await screen.FollowAsync(session.Clock, progress =>
            {
                screen.Say(session.Description);
                return Run(progress).RunAsync(runId, change(request), interrupt.Signals, interrupt.CutOff);
            })
            : await Run(null).RunAsync(runId, payload, interrupt.Signals, interrupt.CutOff);
        screen.Show(report);
        if (interrupt.Asked.IsCancellationRequested)
            return ExitCodes.Interrupted;

        return session.Ecs.IsOutOfReach ? ExitCodes.NoEcs : ExitCodes.Of(report);

        RestartRun Run(IProgress<RunProgress>? progress) => new(session.Ecs, session.Budget, session.Clock, NullLogger.Instance, progress)
        {
            PausedBecause = PauseSwitch.Reason(Environment.GetEnvironmentVariable(PauseSwitch.Variable)),
        };
    }
}
