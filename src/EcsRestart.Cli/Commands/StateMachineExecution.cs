using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Report;
using EcsRestart.Steps;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Cli.Commands;

/// <summary><c>run</c> by the state machine: from a payload to a report on the screen.</summary>
internal static class StateMachineExecution
{
    /// <param name="interpreter">The folder where the interpreter is installed.</param>
    /// <param name="watch">Watch the rollouts even where the request does not say so.</param>
    public static async Task<int> RunAsync(
        string path, SessionChoice choice, string interpreter, Screen screen, bool watch, Interrupt interrupt)
    {
        var payload = PayloadFile.Fire(await PayloadFile.ReadAsync(path, interrupt.Asked), choice.SimulatedRegion, TimeProvider.System);
        await using var session = await EcsSession.OpenAsync(choice, payload, interrupt.Asked);
        var steps = new StepRunner(session.Sites, session.Clock, NullLogger.Instance)
        {
            OpenLists = () => session.Lists,
            PausedBecause = PauseSwitch.Reason(Environment.GetEnvironmentVariable(PauseSwitch.Variable)),
        };
        var machine = new LocalStateMachine(steps, session.Clock) { OnStep = (state, step) => screen.Say(InWords(state, step)) };
        screen.Say(session.Description);
        if (await machine.RunAsync(interpreter, Guid.NewGuid().ToString(), Watched(payload, watch), interrupt) is not { } report)
        {
            screen.Say("Interrupted: nothing new was started; ECS goes on with the rollouts under way.");
            return ExitCodes.Interrupted;
        }

        screen.Show(report, plan: null);
        return session.Reachability.IsOutOfReach ? ExitCodes.NoEcs : ExitCodes.Of(report);
    }

    private static string InWords(string state, StepRequest step) => step switch
    {
        StepRequest.RestartBatch(var work) => $"{state}: {InWords(work.Batch)}",
        StepRequest.CheckBatch(var work, { Rollouts: { } rollouts }, _) => $"{state}: {ReportText.Count(rollouts.Count, "rollout")} under way in {work.Batch.Cluster}",
        StepRequest.CheckBatch(var work, _, _) => $"{state}: {InWords(work.Batch)}",
        StepRequest.ReportRound(var work) => $"{state}: round {work.Number + 1} of {work.Rounds.Count}",
        _ => state,
    };

    private static string InWords(Batch batch) =>
        batch.Task is { } task ? $"tasks[{task}]" : $"{batch.Cluster}/{string.Join(", ", batch.Services ?? [])}";

    private static ReadOnlyMemory<byte> Watched(ReadOnlyMemory<byte> payload, bool watch)
    {
        try
        {
            if (!watch || JsonNode.Parse(payload.Span) is not JsonObject request)
                return payload;

            var given = request.FirstOrDefault(member => member.Key.Equals("wait", StringComparison.OrdinalIgnoreCase));
            request[given.Key ?? "wait"] = given.Value?.GetValueKind() is null or JsonValueKind.False ? true : given.Value.DeepClone();
            return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(request);
        }
        catch (JsonException malformed)
        {
            throw new CommandFailure(ExitCodes.BadRequestOrUsage, $"The request is not JSON, which an execution's input has to be: {malformed.Message}", malformed);
        }
    }
}
