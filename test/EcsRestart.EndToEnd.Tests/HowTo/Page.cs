using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>The pages of the project, by their path in the repository, and how their shown outputs are renewed.</summary>
internal static class Page
{
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file)).Order(),
    ];

    public static string PathOf(string page) => Path.Combine(Repository.Root, page);

    /// <summary>Fails when the command ended or printed differently from what the page shows.</summary>
    public static void AssertShows(string page, HowToCommand command, CommandLineRun run)
    {
        Assert.True(command.ExitCode == run.ExitCode, $"{command.Line} ended with {run.ExitCode}:\n{run.Output}\n{run.Messages}");
        if (command.Output?.Misses(run.Output) is not { } missed)
            return;

        Assert.True(
            StoredOutput.Refreshes && Refresh(page, command, run.Output),
            $"{command.Line} prints something else than {page} shows; {missed}\nRenew all pages with {StoredOutput.RefreshVariable}=1.\n{run.Output}");
    }

    /// <returns>False when the new text does not match the output either, so that a person must correct it.</returns>
    private static bool Refresh(string page, HowToCommand command, string output)
    {
        if (command.Output is not { } shown)
            return true;

        var refreshed = shown.Refreshed(output);
        var lines = File.ReadAllLines(PathOf(page)).ToList();
        lines.RemoveRange(command.OutputLine, shown.Lines.Count);
        lines.InsertRange(command.OutputLine, refreshed.Lines);
        File.WriteAllText(PathOf(page), string.Join('\n', lines) + "\n");
        return refreshed.Misses(output) is null;
    }
}
