using System.Globalization;
using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A command that a page tells its reader to run.</summary>
/// <param name="Line">The command without its comment, on one line.</param>
/// <param name="ExitCode">The exit code that the page shows: <c># exit code 1</c> after the command; otherwise 0.</param>
/// <param name="Output">The output that the page shows; null when it shows none.</param>
/// <param name="OutputLine">The position of the first line of the output in the document, from 0.</param>
internal sealed partial record HowToCommand(string Line, int ExitCode, ShownOutput? Output, int OutputLine)
{
    private const int MatchTimeoutMilliseconds = 1_000;
    private const string Program = "ecs-restart ";
    private const string Project = "dotnet run --project src/EcsRestart.Cli -- ";
    private const string Comment = "# exit code ";
    private const string Prompt = "$ ";

    public IReadOnlyList<string> Arguments => [.. Argument().Matches(Line[Program.Length..]).Select(match => match.Value.Trim('"'))];

    /// <summary>
    /// The commands that a reader can run as they are, on the built-in simulator: those in <c>sh</c> blocks, each with the <c>text</c> block
    /// that follows it as its output, and those after a prompt in <c>console</c> blocks, with their output below.
    /// </summary>
    /// <exception cref="FormatException">Such a block contains something else, or a <c>text</c> block follows no command.</exception>
    public static IReadOnlyList<HowToCommand> In(string document)
    {
        var commands = new List<HowToCommand>();
        var isBehindCommands = false;
        foreach (var block in MarkdownBlock.In(document))
        {
            if (block.Kind == "sh")
                commands.AddRange(Joined(block.Lines).Select(Read));
            else if (block.Kind == "text")
                commands[^1] = isBehindCommands ? commands[^1] with { Output = new ShownOutput(block.Lines), OutputLine = block.FirstLine } : throw Misplaced(block);
            else if (block.Kind == "console")
                commands.AddRange(Session(block));

            isBehindCommands = block.Kind == "sh" || (isBehindCommands && block.Lines.All(string.IsNullOrWhiteSpace));
        }

        return commands;
    }

    /// <summary>Every command of this program in blocks that no test runs, as one line each. <see cref="ListPageTests"/> runs <c>bash</c> blocks.</summary>
    public static IEnumerable<string> NotRunIn(string document) =>
        from block in MarkdownBlock.In(document)
        where block.Kind is not (null or "sh" or "text" or "console" or "bash")
        from line in Joined(block.Lines)
        let command = line.TrimStart().Replace(Project, Program, StringComparison.Ordinal)
        where command.StartsWith(Program, StringComparison.Ordinal)
        select command;

    private static IEnumerable<HowToCommand> Session(MarkdownBlock block)
    {
        var starts = Enumerable.Range(0, block.Lines.Count).Where(at => block.Lines[at].StartsWith(Prompt, StringComparison.Ordinal)).ToArray();
        if (starts is not [0, ..])
            throw Misplaced(block);

        foreach (var (number, start) in starts.Index())
        {
            var end = number + 1 < starts.Length ? starts[number + 1] : block.Lines.Count;
            var outputAt = start + 1;
            while (block.Lines[outputAt - 1].EndsWith('\\'))
                outputAt++;
            var command = Read(Joined(block.Lines.Take(outputAt).Skip(start)).Single()[Prompt.Length..]);
            yield return outputAt == end
                ? command
                : command with { Output = new ShownOutput([.. block.Lines.Take(end).Skip(outputAt)]), OutputLine = block.FirstLine + outputAt };
        }
    }

    /// <summary>Lines that end with a backslash continue on the next line.</summary>
    private static string[] Joined(IEnumerable<string> lines) =>
        Continuation().Replace(string.Join('\n', lines), " ").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static HowToCommand Read(string text)
    {
        var line = text.Replace(Project, Program, StringComparison.Ordinal);
        if (!line.StartsWith(Program, StringComparison.Ordinal))
            throw new FormatException($"Not a command that can be run: {line}");

        var at = line.IndexOf(Comment, StringComparison.Ordinal);
        return at < 0
            ? new HowToCommand(line.Trim(), 0, null, 0)
            : new HowToCommand(line[..at].Trim(), int.Parse(line[(at + Comment.Length)..], CultureInfo.InvariantCulture), null, 0);
    }

    private static FormatException Misplaced(MarkdownBlock block) => new($"Output of no command: {string.Join('\n', block.Lines)}");

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Argument();

    [GeneratedRegex(@" *\\\n *", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Continuation();
}
