using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>Compares output of the command line with the files in <c>expected</c>.</summary>
internal static partial class StoredOutput
{
    private const int MatchTimeoutMilliseconds = 1_000;

    public static void AssertSame(string name, string output)
    {
        var path = Path.Combine(Repository.Root, "test", "EcsRestart.EndToEnd.Tests", "expected", name);
        if (Environment.GetEnvironmentVariable("ECS_RESTART_REFRESH_OUTPUT") is { Length: > 0 })
            File.WriteAllText(path, Normalize(output));
        Assert.Equal(File.ReadAllText(path), Normalize(output));
    }

    /// <summary>Replaces durations, which differ between runs, and the column widths that depend on them.</summary>
    private static string Normalize(string output)
    {
        var text = LineEnds().Replace(output, "\n");
        return Durations().IsMatch(text) ? Fillings().Replace(Durations().Replace(text, "N s"), "${filling}${filling}") : text;
    }

    [GeneratedRegex(@"\b\d+(\.\d+)? (s|min)\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Durations();

    [GeneratedRegex(@"(?<filling>[ ─])\k<filling>{2,}", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Fillings();

    [GeneratedRegex(" *\r?\n", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex LineEnds();
}
