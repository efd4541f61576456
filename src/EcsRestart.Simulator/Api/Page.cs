using System.Text;

namespace EcsRestart.Simulator;

/// <summary>A page of a list of ARNs.</summary>
internal sealed record Page(IReadOnlyList<string> Arns, string? NextToken)
{
    private const int MaxPageSize = 100;

    /// <param name="maxResults">From 1 to 100. Null for the default of the action.</param>
    /// <param name="defaultSize">The default page size of the action.</param>
    /// <param name="nextToken">The token from the previous page. Null for the first page.</param>
    public static Page From(IEnumerable<string> arns, int? maxResults, int defaultSize, string? nextToken)
    {
        if (maxResults is < 1 or > MaxPageSize)
            throw EcsException.InvalidParameter("maxResults must be between 1 and 100.");

        var last = nextToken is null ? "" : Decode(nextToken);
        var rest = arns.Order(StringComparer.Ordinal).Where(arn => string.CompareOrdinal(arn, last) > 0).ToList();
        string[] page = [.. rest.Take(maxResults ?? defaultSize)];
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
