using System.Collections.Concurrent;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The keys that the current asynchronous flow adds to its lines.</summary>
internal static class AppendedKeys
{
    private static readonly AsyncLocal<ConcurrentDictionary<string, object>> Flow = new();

    /// <summary>Created on first use, even for a read. From then on, all code called by the flow shares the keys.</summary>
    public static ConcurrentDictionary<string, object> Current =>
        Flow.Value ??= new ConcurrentDictionary<string, object>(StringComparer.Ordinal);

    public static void Set(string key, object value)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw new ArgumentNullException(nameof(key));

        Current[key] = value ?? new Dictionary<string, object>(StringComparer.Ordinal);
    }

    public static void Remove(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            Current.TryRemove(key, out _);
    }
}
