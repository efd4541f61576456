namespace EcsRestart.Names;

/// <summary>
/// A case-sensitive pattern for names and tag values: <c>*</c> matches any number of characters, <c>?</c> matches one, and every other
/// character matches itself.
/// </summary>
public sealed record Glob(string Pattern)
{
    public static readonly Glob Any = new("*");

    /// <summary>False when the pattern matches only itself.</summary>
    public bool HasWildcards => Pattern.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <remarks>The file name matcher of .NET treats a backslash as an escape, and never matches an empty string, which is a valid tag value.</remarks>
    public bool Matches(string text)
    {
        var (at, taken) = (0, 0);
        var (lastStar, takenAtStar) = (-1, 0);
        while (taken < text.Length)
        {
            if (at < Pattern.Length && Pattern[at] == '*')
            {
                (lastStar, takenAtStar) = (at++, taken);
            }
            else if (at < Pattern.Length && (Pattern[at] == '?' || Pattern[at] == text[taken]))
            {
                at++;
                taken++;
            }
            else if (lastStar >= 0)
            {
                // It is enough to let the last star match one more character: the matches before it stay valid.
                (at, taken) = (lastStar + 1, ++takenAtStar);
            }
            else
            {
                return false;
            }
        }

        return Pattern.AsSpan(at).IndexOfAnyExcept('*') < 0;
    }

    public override string ToString() => Pattern;
}
