using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.StepFunctions;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>The deployed state machine, interpreted in virtual time, with the steps of the function.</summary>
/// <param name="sites">The ECS clients for each step.</param>
/// <param name="openLists">Called when a request refers to a list.</param>
/// <param name="isBusy">True while a call to ECS is in progress.</param>
internal sealed class MachineUnderTest(Func<EcsClients> sites, Func<IServiceLists> openLists, Func<bool> isBusy, SteppedClock clock)
{
    private static readonly string Definition = Path.Combine(Repository.Root, "infra", "restart.asl.json");

    /// <summary>The fault of each step. None by default.</summary>
    public Func<StepCall, StepFault> FaultOf { get; init; } = _ => StepFault.None;

    /// <param name="payload">The payload, as the schedule sends it.</param>
    /// <param name="startedAt">The start of an execution that is resumed after it was stopped. Null for now.</param>
    public async Task<MachineOutcome> RunAsync(string payload, DateTimeOffset? startedAt = null)
    {
        var interpreter = Interpreter.Take();
        await interpreter.WriteAsync(new JsonObject
        {
            ["definition"] = Definition,
            ["executionId"] = "arn:aws:states:eu-central-1:123456789012:execution:ecs-restart:run-1",
            ["startedAt"] = (startedAt ?? clock.GetUtcNow()).ToString("O"),
            ["input"] = JsonNode.Parse(payload),
        });
        var calls = new List<string>();
        while (true)
        {
            using var output = await interpreter.ReadAsync();
            if (!output.RootElement.TryGetProperty("call", out var number))
            {
                interpreter.Return();
                return Outcome(output.RootElement, calls);
            }

            var call = new StepCall(number.GetInt32(), output.RootElement.GetProperty("state").GetString() ?? "");
            calls.Add(call.State);
            var fault = FaultOf(call);
            if (output.RootElement.GetProperty("now").GetDateTimeOffset() is var now && now > clock.GetUtcNow())
                clock.AdvanceTo(now);
            var response = fault is StepFault.Refused or StepFault.Stopped ? null : RunStep(output.RootElement.GetProperty("payload"));
            if (fault == StepFault.Duplicated)
                response = RunStep(output.RootElement.GetProperty("payload"));
            if (fault is StepFault.Stopped or StepFault.StoppedAfter)
            {
                await interpreter.StopAsync();
                return new MachineOutcome(null, null, null, 0, calls);
            }

            var reply = new JsonObject { ["call"] = call.Number, ["now"] = clock.GetUtcNow().ToString("O") };
            reply[fault is StepFault.Refused or StepFault.ResponseLost ? "error" : "answer"] = fault is StepFault.Refused or StepFault.ResponseLost
                ? new JsonObject { ["name"] = "Lambda.Unknown", ["message"] = "The cause could not be determined because Lambda did not return an error type." }
                : response;
            await interpreter.WriteAsync(reply);
        }
    }

    /// <summary>Runs a step as the function does, from payload to response.</summary>
    private JsonNode? RunStep(JsonElement payload)
    {
        var step = Assert.IsType<StepReading.Valid>(StepReader.Read(Encoding.UTF8.GetBytes(payload.GetRawText()))).Step;
        var steps = new StepRunner(sites(), clock, NullLogger.Instance) { OpenLists = openLists };
        var response = new VirtualTime(clock, isBusy).Run(() => steps.RunAsync(step, StopSignals.None, CancellationToken.None));
        return ToNode(response);
    }

    private static MachineOutcome Outcome(JsonElement output, IReadOnlyList<string> calls) => new(
        output.TryGetProperty("result", out var result) ? result.Clone() : null,
        output.TryGetProperty("error", out var error) ? error.GetString() : null,
        output.TryGetProperty("cause", out var cause) ? cause.ToString() : null,
        output.GetProperty("largestState").GetInt32(),
        calls);

    private static JsonNode? ToNode(FunctionResponse? response)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            response?.WriteTo(json);
        return response is null ? null : JsonNode.Parse(bytes.ToArray());
    }
}
