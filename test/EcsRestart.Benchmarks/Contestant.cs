using System.Diagnostics;

namespace EcsRestart.Benchmarks;

/// <summary>A function that can be started as a process.</summary>
/// <param name="Folder">The deployed folder.</param>
internal sealed record Contestant(string Name, string Folder, string Program, params string[] Arguments)
{
    public ProcessStartInfo StartInfo() =>
        new(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
}
