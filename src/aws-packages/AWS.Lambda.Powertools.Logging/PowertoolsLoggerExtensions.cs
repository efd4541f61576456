using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

public static class PowertoolsLoggerExtensions
{
    /// <summary>
    /// Adds a key to each line that this asynchronous flow, and what it calls, logs from now on, whatever the logger. Keys of
    /// the standard line, such as <c>service</c> or <c>cold_start</c>, cannot be replaced and are left out.
    /// </summary>
    public static void AppendKey(this ILogger logger, string key, object value) => AppendedKeys.Set(key, value);

    public static void RemoveKeys(this ILogger logger, params string[] keys)
    {
        if (keys is not null)
            AppendedKeys.Remove(keys);
    }
}
