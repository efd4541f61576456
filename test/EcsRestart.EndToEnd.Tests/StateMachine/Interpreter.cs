using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Interprets the Amazon States Language with the npm package aws-local-stepfunctions on Node.js.</summary>
internal sealed class Interpreter
{
    public static readonly string Folder = Path.Combine(Repository.Root, "test", "EcsRestart.EndToEnd.Tests", "StateMachine");

    /// <summary>Why the interpreter cannot be used. Null when it can.</summary>
    public static readonly string? Missing = FindMissing();

    /// <summary>Idle interpreters. They exit when their standard input is closed at the end of the tests.</summary>
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

    /// <summary>Takes an idle interpreter, because starting one takes longer than most executions.</summary>
    public static Interpreter Take() => Idle.TryTake(out var interpreter) ? interpreter : new Interpreter();

    /// <summary>Returns the interpreter after the last line of an execution.</summary>
    public void Return() => Idle.Add(this);

    public async Task WriteAsync(JsonObject line)
    {
        await _process.StandardInput.WriteLineAsync(line.ToJsonString());
        await _process.StandardInput.FlushAsync();
    }

    public async Task<JsonDocument> ReadAsync() => JsonDocument.Parse(
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The interpreter exited without a result."));

    /// <summary>Stops the execution and returns the interpreter.</summary>
    public async Task StopAsync()
    {
        await WriteAsync(new JsonObject { ["stop"] = true });
        while (true)
        {
            using var line = await ReadAsync();
            if (line.RootElement.TryGetProperty("stopped", out _))
                break;
        }

        Return();
    }

    private static string? FindMissing()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            return $"The interpreter is not installed. Run npm ci --prefix {Path.GetRelativePath(Repository.Root, Folder)}";

        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, UseShellExecute = false });
            node?.WaitForExit();
            return node?.ExitCode == 0 ? null : "Node.js cannot be started.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node.js is not installed.";
        }
    }
}
