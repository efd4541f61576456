using EcsRestart.EndToEnd.Tests.Infra;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>Every command in the command blocks of the pages and in the scripts of the workflows.</summary>
internal static class DocumentedCommands
{
    private const string Fence = "```";

    private static readonly string[] Folders = ["infra", "docs"];

    public static IReadOnlyList<(string File, ShellCommand Command)> All { get; } =
        [.. FromPages().Concat(FromWorkflows()).SelectMany(script => ShellCommand.Parse(script.Text).Select(command => (script.File, command)))];

    /// <summary>The commands that start with these words; at least one.</summary>
    public static IReadOnlyList<(string File, ShellCommand Command)> StartingWith(params string[] words)
    {
        var commands = All.Where(one => one.Command.StartsWith(words)).ToArray();
        Assert.NotEmpty(commands);
        return commands;
    }

    /// <summary>The command blocks of a page: fenced, also inside lists, and marked as shell or not at all.</summary>
    public static IEnumerable<string> BlocksOf(string page)
    {
        List<string>? block = null;
        var isText = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, page)).Select(line => line.Trim()))
        {
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                block?.Add(line);
                continue;
            }

            if (block is not null && !isText)
                yield return string.Join('\n', block);
            isText = line[Fence.Length..] is not ("" or "sh" or "bash");
            block = block is null ? [] : null;
        }
    }

    private static IEnumerable<(string File, string Text)> FromPages() => Folders
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories))
        .Append(Path.Combine(Repository.Root, "README.md"))
        .Select(file => Path.GetRelativePath(Repository.Root, file))
        .SelectMany(file => BlocksOf(file).Select(block => (file, block)));

    private static IEnumerable<(string File, string Text)> FromWorkflows() =>
        from file in Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml")
        from step in Yaml.Load(".github", "workflows", Path.GetFileName(file)).Tree()
        where step.Get("run") is not null
        select (Path.GetRelativePath(Repository.Root, file), step.At("run").Text());
}
