using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Gates;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.StepFunctions;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>The state machine as it is deployed, interpreted in virtual time; its steps are those of the function.</summary>
/// <param name="sites">ECS, as every step finds it.</param>
/// <param name="openLists">Called when a request points to a list.</param>
/// <param name="openCalendars">Called when a request names calendars.</param>
/// <param name="isBusy">Whether a call to ECS is under way.</param>
internal sealed class MachineUnderTest(Func<EcsClients> sites, Func<IServiceLists> openLists, Func<IChangeCalendars> openCalendars, Func<bool> isBusy, SteppedClock clock)
{
    private static readonly string Definition = Path.Combine(Repository.Root, "infra", "restart.asl.json");

    /// <summary>What goes wrong; nothing unless a test says so.</summary>
    public Func<StepCall, StepFault> FaultOf { get; init; } = _ => StepFault.None;

    /// <param name="payload">As the schedule sends it.</param>
    /// <param name="startedAt">When the execution began, for one that is begun again after it was stopped; null: now.</param>
    public async Task<MachineOutcome> RunAsync(string payload, DateTimeOffset? startedAt = null)
    {
        var interpreter = Interpreter.Take();
        await interpreter.SayAsync(new JsonObject
        {
            ["definition"] = Definition,
            ["executionId"] = "arn:aws:states:eu-central-1:123456789012:execution:ecs-restart:run-1",
            ["startedAt"] = (startedAt ?? clock.GetUtcNow()).ToString("O"),
            ["input"] = JsonNode.Parse(payload),
        });
        var calls = new List<string>();
        while (true)
        {
            using var said = await interpreter.HearAsync();
            if (!said.RootElement.TryGetProperty("call", out var number))
            {
                interpreter.Return();
                return Outcome(said.RootElement, calls);
            }

            var call = new StepCall(number.GetInt32(), said.RootElement.GetProperty("state").GetString() ?? "");
            calls.Add(call.State);
            var fault = FaultOf(call);
            if (said.RootElement.GetProperty("now").GetDateTimeOffset() is var now && now > clock.GetUtcNow())
                clock.AdvanceTo(now);
            var answer = fault is StepFault.Refused or StepFault.Stopped ? null : Do(said.RootElement.GetProperty("payload"));
            if (fault == StepFault.Duplicated)
                answer = Do(said.RootElement.GetProperty("payload"));
            if (fault is StepFault.Stopped or StepFault.StoppedAfter)
            {
                await interpreter.StopAsync();
                return new MachineOutcome(null, null, null, 0, calls);
            }

            var reply = new JsonObject { ["call"] = call.Number, ["now"] = clock.GetUtcNow().ToString("O") };
            reply[fault is StepFault.Refused or StepFault.AnswerLost ? "error" : "answer"] = fault is StepFault.Refused or StepFault.AnswerLost
                ? new JsonObject { ["name"] = "Lambda.Unknown", ["message"] = "The cause could not be determined because Lambda did not return an error type." }
                : answer;
            await interpreter.SayAsync(reply);
        }
    }

    /// <summary>Does a step as the function does: from its payload to its answer.</summary>
    private JsonNode? Do(JsonElement payload)
    {
        var step = Assert.IsType<StepReading.Valid>(StepReader.Read(Encoding.UTF8.GetBytes(payload.GetRawText()))).Step;
        var steps = new StepRunner(sites(), clock, NullLogger.Instance) { OpenLists = openLists, OpenCalendars = openCalendars };
        var answer = new VirtualTime(clock, isBusy).Run(() => steps.RunAsync(step, StopSignals.None, CancellationToken.None));
        return ToNode(answer);
    }

    private static MachineOutcome Outcome(JsonElement said, IReadOnlyList<string> calls) => new(
        said.TryGetProperty("result", out var result) ? result.Clone() : null,
        said.TryGetProperty("error", out var error) ? error.GetString() : null,
        said.TryGetProperty("cause", out var cause) ? cause.ToString() : null,
        said.GetProperty("largestState").GetInt32(),
        calls);

    private static JsonNode? ToNode(FunctionResponse? answer)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            answer?.WriteTo(json);
        return answer is null ? null : JsonNode.Parse(bytes.ToArray());
    }
}
