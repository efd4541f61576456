using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Report;
using EcsRestart.Steps;

namespace EcsRestart.Cli.Session;

/// <summary>
/// The state machine as it is deployed, on this machine: an interpreter on Node.js goes from state to state, and what a state asks of the
/// function is done here. The interpreter does not wait; each step begins when its time has come by the session's clock.
/// </summary>
/// <param name="steps">Does what the states ask for.</param>
internal sealed class LocalStateMachine(StepRunner steps, TimeProvider clock)
{
    /// <summary>Beside this program: the script, and the machine's definition.</summary>
    public static readonly string BuiltIn = Path.Combine(AppContext.BaseDirectory, "state-machine");

    private readonly Lock _speaking = new();

    /// <summary>Called when a state asks for a step.</summary>
    public Action<string, StepRequest>? OnStep { get; init; }

    /// <param name="folder">Where the interpreter is installed.</param>
    /// <returns>The report; null: the run was interrupted.</returns>
    /// <exception cref="CommandFailure">The interpreter cannot be used, or gave up.</exception>
    public async Task<RestartReport?> RunAsync(string folder, string runId, ReadOnlyMemory<byte> payload, Interrupt interrupt)
    {
        using var interpreter = Start(folder);
        using var ended = interrupt.Asked.Register(() => interpreter.Kill());
        Action<JsonObject> say = line => Say(interpreter, line);
        say(new JsonObject
        {
            ["definition"] = Path.Combine(BuiltIn, "restart.asl.json"),
            ["executionId"] = runId,
            ["startedAt"] = clock.GetUtcNow().ToString("O"),
            ["input"] = JsonNode.Parse(payload.Span),
        });
        RestartReport? report = null;
        var underWay = new List<Task>();
        while (await interpreter.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var said = JsonNode.Parse(line)?.AsObject() ?? [];
            if (said["call"] is null)
                return report ?? throw Failure($"{said["error"]}: {said["cause"]}");

            underWay.Add(AnswerAsync(say, said, found => report = found, interrupt));
        }

        await Task.WhenAll(underWay);
        return interrupt.Asked.IsCancellationRequested ? null : throw Failure("it ended without a result");
    }

    private static Process Start(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw Failure($"it is not installed; with Node.js: npm ci --prefix {folder}");

        try
        {
            return Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "interpret.mjs")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }) ?? throw Failure("Node.js did not start");
        }
        catch (Win32Exception exception)
        {
            throw Failure($"there is no Node.js: {exception.Message}");
        }
    }

    private async Task AnswerAsync(Action<JsonObject> say, JsonObject said, Action<RestartReport> found, Interrupt interrupt)
    {
        var reply = new JsonObject { ["call"] = said["call"]?.DeepClone() };
        try
        {
            var due = (said["now"]?.GetValue<DateTimeOffset>() ?? default) - clock.GetUtcNow();
            if (due > TimeSpan.Zero)
                await Task.Delay(due, clock, interrupt.Asked);
            var answer = await DoAsync(said, interrupt);
            if (answer is RunState { Report: { } report })
                found(report);
            reply["answer"] = ToNode(answer);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        reply["now"] = clock.GetUtcNow().ToString("O");
        say(reply);
    }

    private async Task<Answer> DoAsync(JsonObject said, Interrupt interrupt)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(said["payload"]);
        if (StepReader.Read(payload) is not StepReading.Valid(var step))
            throw Failure($"the state {said["state"]} asks for no step");

        OnStep?.Invoke($"{said["state"]}", step);
        return await steps.RunAsync(step, interrupt.Signals, interrupt.CutOff);
    }

    private void Say(Process interpreter, JsonObject line)
    {
        try
        {
            lock (_speaking)
            {
                interpreter.StandardInput.WriteLine(line.ToJsonString());
                interpreter.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            // It was ended; so is the reading of what it says.
        }
    }

    private static CommandFailure Failure(string what) => new(ExitCodes.SomethingFailed, $"The interpreter of the state machine cannot go on: {what}");

    private static JsonNode? ToNode(Answer answer)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
            answer.WriteTo(json);
        return JsonNode.Parse(text.GetBuffer().AsSpan(0, (int)text.Length));
    }
}
