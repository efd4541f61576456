using System.Diagnostics;
using System.Text;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>A finished process of the command line.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Messages)
{
    public static Task<CommandLineRun> OfAsync(params string[] arguments) => OfAsync(arguments, input: null, NoEnvironment);

    /// <param name="input">The content of standard input, or null.</param>
    /// <param name="interruptAt">Prefixes of lines on standard error, in order, at which to send Ctrl-C.</param>
    public static async Task<CommandLineRun> OfAsync(
        IEnumerable<string> arguments, string? input, IReadOnlyDictionary<string, string> environment, params string[] interruptAt)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.CommandLine, "ecs-restart.dll"), .. arguments])
        {
            WorkingDirectory = Repository.Root,
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
        var messages = await ReadMessagesAsync(process, new Queue<string>(interruptAt));
        await process.WaitForExitAsync();
        return new CommandLineRun(process.ExitCode, await output, messages);
    }

    private static async Task<string> ReadMessagesAsync(Process process, Queue<string> interruptAt)
    {
        var messages = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            messages.Append(line).Append('\n');
            if (!interruptAt.TryPeek(out var begin) || !line.StartsWith(begin, StringComparison.Ordinal))
                continue;

            interruptAt.Dequeue();
            using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
            await interrupt.WaitForExitAsync();
        }

        return messages.ToString();
    }

    private static readonly Dictionary<string, string> NoEnvironment = [];
}
