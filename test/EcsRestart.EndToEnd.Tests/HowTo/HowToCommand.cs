using System.Globalization;
using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A command that a how-to tells its reader to run.</summary>
/// <param name="Line">As it stands there, without its comment.</param>
/// <param name="ExitCode">What the how-to says it ends with: <c># exit code 1</c> behind it; 0 where it says nothing.</param>
/// <param name="Output">What the how-to says it prints: the block marked <c>text</c> behind that of the command; null where there is none.</param>
internal sealed partial record HowToCommand(string Line, int ExitCode, ShownOutput? Output)
{
    private const int MatchTimeoutMilliseconds = 1_000;
    private const string Program = "ecs-restart ";
    private const string Comment = "# exit code ";

    public IReadOnlyList<string> Arguments => [.. Argument().Matches(Line[Program.Length..]).Select(match => match.Value.Trim('"'))];

    /// <summary>Those in blocks marked <c>sh</c>: whoever follows the how-to can run them as they stand, on the built-in simulator.</summary>
    /// <exception cref="FormatException">Such a block holds something else, or a block marked <c>text</c> follows none.</exception>
    public static IReadOnlyList<HowToCommand> In(string document)
    {
        var commands = new List<HowToCommand>();
        var isBehindCommands = false;
        foreach (var block in MarkdownBlock.In(document))
        {
            if (block.Kind == "sh")
                commands.AddRange(block.Lines.Select(Read));
            else if (block.Kind == "text")
                commands[^1] = isBehindCommands ? commands[^1] with { Output = new ShownOutput(block.Lines) } : throw Misplaced(block);

            isBehindCommands = block.Kind == "sh" || (isBehindCommands && block.Lines.All(string.IsNullOrWhiteSpace));
        }

        return commands;
    }

    private static HowToCommand Read(string line)
    {
        if (!line.StartsWith(Program, StringComparison.Ordinal))
            throw new FormatException($"Not a command that can be tried: {line}");

        var at = line.IndexOf(Comment, StringComparison.Ordinal);
        return at < 0
            ? new HowToCommand(line.Trim(), 0, null)
            : new HowToCommand(line[..at].Trim(), int.Parse(line[(at + Comment.Length)..], CultureInfo.InvariantCulture), null);
    }

    private static FormatException Misplaced(MarkdownBlock block) => new($"Output of no command: {string.Join('\n', block.Lines)}");

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex Argument();
}
