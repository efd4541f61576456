namespace EcsRestart.Names;

/// <summary>
/// A pattern for names and tag values: <c>*</c> stands for any number of characters, <c>?</c> for one, every other character for itself.
/// Case counts, as in ECS.
/// </summary>
public sealed record Glob(string Pattern)
{
    public static readonly Glob Any = new("*");

    /// <summary>False when the pattern can only match itself.</summary>
    public bool HasWildcards => Pattern.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <remarks>.NET's own matcher of file names takes a backslash as an escape and lets nothing match an empty text, which a tag's value may be.</remarks>
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
                // Only the last star needs to take one character more: what came before it can stay as it is.
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
