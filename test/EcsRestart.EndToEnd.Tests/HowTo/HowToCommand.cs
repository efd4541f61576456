using System.Globalization;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A command that a how-to tells its reader to run.</summary>
/// <param name="Line">As it stands there, without its comment.</param>
/// <param name="ExitCode">What the how-to says it ends with: <c># exit code 1</c> behind it; 0 where it says nothing.</param>
internal sealed record HowToCommand(string Line, int ExitCode)
{
    private const string Program = "ecs-restart ";
    private const string Comment = "# exit code ";

    public IReadOnlyList<string> Arguments => Line[Program.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Those in blocks marked <c>sh</c>: whoever follows the how-to can run them as they stand, on the built-in simulator.</summary>
    public static IEnumerable<HowToCommand> In(string document)
    {
        var isToBeRun = false;
        foreach (var line in File.ReadLines(document))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isToBeRun = line == "```sh";
            else if (isToBeRun && line.StartsWith(Program, StringComparison.Ordinal))
                yield return Read(line);
        }
    }

    private static HowToCommand Read(string line)
    {
        var at = line.IndexOf(Comment, StringComparison.Ordinal);
        return at < 0
            ? new HowToCommand(line.Trim(), 0)
            : new HowToCommand(line[..at].Trim(), int.Parse(line[(at + Comment.Length)..], CultureInfo.InvariantCulture));
    }
}
