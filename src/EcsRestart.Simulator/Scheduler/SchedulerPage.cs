using System.Globalization;
using System.Text;

namespace EcsRestart.Simulator;

/// <summary>A page of a list, sorted by key.</summary>
internal sealed record SchedulerPage<T>(IReadOnlyList<T> Items, string? NextToken)
{
    private const int MaxPageSize = 100;

    public static SchedulerPage<T> From(IEnumerable<T> all, Func<T, string> key, SchedulerCall call)
    {
        var size = Size(call.Parameter("MaxResults"));
        var last = call.Parameter("NextToken") is { Length: > 0 } token ? Decode(token) : "";
        var rest = all.OrderBy(key, StringComparer.Ordinal).Where(item => string.CompareOrdinal(key(item), last) > 0).ToList();
        T[] page = [.. rest.Take(size)];
        return new(page, page.Length < rest.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(key(page[^1]))) : null);
    }

    private static int Size(string? text)
    {
        if (text is null)
            return MaxPageSize;

        return int.TryParse(text, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaxPageSize
            ? size
            : throw SchedulerException.Invalid($"1 validation error detected: Value '{text}' at 'maxResults' failed to satisfy constraint: Member must be between 1 and {MaxPageSize}");
    }

    private static string Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw SchedulerException.Invalid("Invalid NextToken.");
    }
}
