using System.Diagnostics;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>A program that the project did not write and that a test uses where it is installed.</summary>
/// <param name="name">As it is called on the command line.</param>
internal sealed class Tool(string name)
{
    /// <summary>Its path; null when it is not installed.</summary>
    public string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The reason to skip tests that need it; null when it is installed.</summary>
    public string? Missing => Path is null ? $"{name} is not installed." : null;

    /// <summary>Runs it in a folder and waits for its end.</summary>
    public async Task<CommandLineRun> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path ?? throw new InvalidOperationException(Missing), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandLineRun(process.ExitCode, await output, messages);
    }
}
