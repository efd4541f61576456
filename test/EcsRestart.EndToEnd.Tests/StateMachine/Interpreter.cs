using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>An interpreter of the Amazon States Language that the project did not write: npm's aws-local-stepfunctions, on Node.js.</summary>
internal sealed class Interpreter
{
    public static readonly string Folder = Path.Combine(Repository.Root, "test", "EcsRestart.EndToEnd.Tests", "StateMachine");

    /// <summary>Why it cannot be used; null when it can.</summary>
    public static readonly string? Missing = FindOut();

    /// <summary>Those that have nothing to do; they end with their input, and so with the tests.</summary>
    private static readonly ConcurrentBag<Interpreter> Idle = [];

    private readonly Process _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "interpret.mjs")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    }) ?? throw new InvalidOperationException("Node.js did not start.");

    private Interpreter()
    {
    }

    /// <summary>One that has carried out all that it was asked to: starting takes it longer than most executions.</summary>
    public static Interpreter Take() => Idle.TryTake(out var interpreter) ? interpreter : new Interpreter();

    /// <summary>Gives it back after an execution's last line.</summary>
    public void Return() => Idle.Add(this);

    public async Task SayAsync(JsonObject line)
    {
        await _process.StandardInput.WriteLineAsync(line.ToJsonString());
        await _process.StandardInput.FlushAsync();
    }

    public async Task<JsonDocument> HearAsync() => JsonDocument.Parse(
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The interpreter ended without a result."));

    /// <summary>Ends the execution, and gives the interpreter back.</summary>
    public async Task StopAsync()
    {
        await SayAsync(new JsonObject { ["stop"] = true });
        while (true)
        {
            using var said = await HearAsync();
            if (said.RootElement.TryGetProperty("stopped", out _))
                break;
        }

        Return();
    }

    private static string? FindOut()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            return $"The interpreter is not installed: npm ci --prefix {Path.GetRelativePath(Repository.Root, Folder)}";

        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, UseShellExecute = false });
            node?.WaitForExit();
            return node?.ExitCode == 0 ? null : "Node.js does not run.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "There is no Node.js.";
        }
    }
}
