using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>Compares output of the command line with the files in <c>expected</c>.</summary>
internal static partial class StoredOutput
{
    /// <summary>
    /// The environment variable that makes the tests write the real output into the pages and the stored files instead of failing (see
    /// CONTRIBUTING.md).
    /// </summary>
    public const string RefreshVariable = "ECS_RESTART_REFRESH";

    private const int MatchTimeoutMilliseconds = 1_000;

    public static bool Refreshes { get; } = Environment.GetEnvironmentVariable(RefreshVariable) == "1";

    public static void AssertSame(string name, string output)
    {
        var path = Path.Combine(Repository.Root, "test", "EcsRestart.EndToEnd.Tests", "expected", name);
        var normalized = Normalize(output);
        if (Refreshes)
            File.WriteAllText(path, normalized);
        Assert.Equal(File.ReadAllText(path), normalized);
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
