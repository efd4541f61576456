using System.Diagnostics;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>An interpreter of the Amazon States Language that the project did not write: npm's aws-local-stepfunctions, on Node.js.</summary>
internal static class Interpreter
{
    public static readonly string Folder = Path.Combine(Repository.Root, "src", "EcsRestart.Cli", "StateMachine");

    /// <summary>Why it cannot be used; null when it can.</summary>
    public static readonly string? Missing = FindOut();

    public static Process Start(string script, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("Node.js did not start.");

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
