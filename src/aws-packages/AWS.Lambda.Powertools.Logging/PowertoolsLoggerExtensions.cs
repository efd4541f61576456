using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

public static class PowertoolsLoggerExtensions
{
    /// <summary>
    /// Adds a key to all further lines that this asynchronous flow and the code it calls log, with any logger. Standard keys such as
    /// <c>service</c> or <c>cold_start</c> cannot be replaced and are ignored.
    /// </summary>
    public static void AppendKey(this ILogger logger, string key, object value) => AppendedKeys.Set(key, value);

    public static void RemoveKeys(this ILogger logger, params string[] keys)
    {
        if (keys is not null)
            AppendedKeys.Remove(keys);
    }
}
