namespace EcsRestart.Request;

/// <summary>Finds the known name closest to a misspelled one.</summary>
internal static class NearestName
{
    /// <summary>Names of this length or longer are not compared: no known name is close to them.</summary>
    private const int MaxComparedLength = 64;

    /// <returns>The nearest known name, or null when none is within a third of its length.</returns>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length >= MaxComparedLength)
            return null;

        var nearest = known.MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>The Levenshtein distance, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                var replaced = previous[column - 1] + (same ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
