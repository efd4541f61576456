using System.Text;

namespace EcsRestart.Simulator;

/// <summary>One page of a list of ARNs.</summary>
internal sealed record Page(IReadOnlyList<string> Arns, string? NextToken)
{
    private const int MaxPageSize = 100;

    /// <param name="arns">All of them.</param>
    /// <param name="maxResults">From 1 to 100; null: the action's own size.</param>
    /// <param name="usualSize">The action's own size.</param>
    /// <param name="nextToken">Where the page before ended; null: begin.</param>
    public static Page Of(IEnumerable<string> arns, int? maxResults, int usualSize, string? nextToken)
    {
        if (maxResults is < 1 or > MaxPageSize)
            throw EcsException.InvalidParameter("maxResults must be between 1 and 100.");

        var last = nextToken is null ? "" : Decode(nextToken);
        var rest = arns.Order(StringComparer.Ordinal).Where(arn => string.CompareOrdinal(arn, last) > 0).ToList();
        string[] page = [.. rest.Take(maxResults ?? usualSize)];
        return new Page(page, page.Length < rest.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1])) : null);
    }

    private static string Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw EcsException.InvalidParameter("Invalid token.");
    }
}
