using System.Diagnostics;
using System.Text;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>One finished run of the command line as a process of its own.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Messages)
{
    public static Task<CommandLineRun> OfAsync(params string[] arguments) => OfAsync(arguments, input: null, NoEnvironment);

    /// <param name="input">What standard input holds; null for none.</param>
    /// <param name="onMessage">Called at the first line on standard error.</param>
    public static async Task<CommandLineRun> OfAsync(
        IEnumerable<string> arguments, string? input, IReadOnlyDictionary<string, string> environment, Action<Process>? onMessage = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.CommandLine, "ecs-restart.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command line did not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var first = await process.StandardError.ReadLineAsync();
        if (first is not null)
            onMessage?.Invoke(process);
        var messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandLineRun(process.ExitCode, await output, $"{first}\n{await messages}");
    }

    private static readonly Dictionary<string, string> NoEnvironment = [];
}
