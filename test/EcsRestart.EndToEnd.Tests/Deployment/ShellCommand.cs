using System.Text;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>One simple command of a shell script, as bash splits it into words. Expansions stay as they are written.</summary>
/// <param name="Words">Program and arguments, without assignments before them and without redirections.</param>
internal sealed record ShellCommand(IReadOnlyList<string> Words)
{
    private const string Separators = "\n;|&";

    /// <summary>The value that follows an option; null when the option is missing.</summary>
    public string? Option(string name)
    {
        var at = Words.ToList().IndexOf(name);
        return at < 0 ? null : Words[at + 1];
    }

    /// <summary>The words between an option and the next one.</summary>
    public IReadOnlyList<string> Values(string name) =>
        [.. Words.SkipWhile(word => word != name).Skip(1).TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal))];

    public bool StartsWith(params string[] words) => Words.Take(words.Length).SequenceEqual(words, StringComparer.Ordinal);

    public override string ToString() => string.Join(' ', Words);

    public static IReadOnlyList<ShellCommand> Parse(string script)
    {
        var commands = new List<ShellCommand>();
        var words = new List<string>();
        var position = 0;
        while (position < script.Length)
        {
            var character = script[position];
            if (character is '#' && (position == 0 || char.IsWhiteSpace(script[position - 1])))
                position = IndexOrEnd(script, '\n', position);
            else if (Separators.Contains(character, StringComparison.Ordinal))
            {
                Add(commands, words);
                position++;
            }
            else if (script.AsSpan(position).StartsWith("\\\n"))
                position += 2;
            else if (char.IsWhiteSpace(character))
                position++;
            else
                words.Add(Word(script, ref position));
        }

        Add(commands, words);
        return commands;
    }

    private static void Add(List<ShellCommand> commands, List<string> words)
    {
        var simple = words.SkipWhile(word => word is "while" or "do" or "if" or "then" or "!" || IsAssignment(word)).ToList();
        for (var i = simple.Count - 1; i >= 0; i--)
        {
            if (simple[i].TrimStart('2') is ">" or ">>" or "<" or "<<<")
                simple.RemoveRange(i, Math.Min(2, simple.Count - i));
        }

        if (simple.Count > 0)
            commands.Add(new ShellCommand(simple));
        words.Clear();
    }

    private static bool IsAssignment(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && word[..at].All(character => char.IsAsciiLetterUpper(character) || character is '_');

    private static string Word(string script, ref int position)
    {
        var word = new StringBuilder();
        while (position < script.Length && !char.IsWhiteSpace(script[position]) && !Separators.Contains(script[position], StringComparison.Ordinal))
        {
            var character = script[position];
            if (character is '\'')
            {
                var end = IndexOrEnd(script, '\'', position + 1);
                word.Append(script[(position + 1)..end]);
                position = end + 1;
            }
            else if (character is '"')
                Quoted(script, ref position, word);
            else if (script.AsSpan(position).StartsWith("$(") || script.AsSpan(position).StartsWith("<("))
                Substitution(script, ref position, word);
            else if (script.AsSpan(position).StartsWith("\\\n"))
                position += 2;
            else
            {
                if (character is '\\')
                    position++;
                word.Append(script[position++]);
            }
        }

        return word.ToString();
    }

    private static void Quoted(string script, ref int position, StringBuilder word)
    {
        for (position++; position < script.Length && script[position] is not '"';)
        {
            if (script.AsSpan(position).StartsWith("$("))
            {
                Substitution(script, ref position, word);
                continue;
            }

            if (script[position] is '\\' && script[position + 1] is '"' or '\\' or '$' or '`')
                position++;
            word.Append(script[position++]);
        }

        position++;
    }

    /// <summary>A command substitution as it is written, up to its closing parenthesis.</summary>
    private static void Substitution(string script, ref int position, StringBuilder word)
    {
        var depth = 0;
        do
        {
            depth += script[position] switch { '(' => 1, ')' => -1, _ => 0 };
            word.Append(script[position++]);
        }
        while (position < script.Length && (depth > 0 || script[position - 1] is '$' or '<'));
    }

    private static int IndexOrEnd(string text, char character, int start) =>
        text.IndexOf(character, start) is >= 0 and var at ? at : text.Length;
}
