using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcsRestart.Request;

/// <summary>
/// Identifies a call to AWS, so that a retry does not repeat its effect. All runs for the same scheduled time of a schedule share the key.
/// Without a scheduled time, the retries of one invocation share it, because they keep the run ID.
/// </summary>
internal static class IdempotencyKey
{
    /// <param name="part">The part of the run that the call belongs to.</param>
    /// <returns>64 hexadecimal digits, the maximum length of a RunTask client token.</returns>
    public static string Of(RestartRequest request, string runId, string part)
    {
        string[] origin = request.ScheduledTime is { } scheduled
            ? ["schedule", request.ScheduleArn ?? "", scheduled.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)]
            : ["run", runId];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. origin, part]))));
    }
}
