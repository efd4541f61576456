using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcsRestart.Request;

/// <summary>
/// Tells what a run asks of AWS from what another run asks: the same for every run of a schedule's scheduled time; without one, for every
/// try of the same invocation, which keeps its run id.
/// </summary>
internal static class IdempotencyKey
{
    /// <param name="part">Which of the things that the run asks for.</param>
    /// <returns>64 hexadecimal digits: as many as RunTask takes as its client token.</returns>
    public static string Of(RestartRequest request, string runId, string part)
    {
        string[] origin = request.ScheduledTime is { } scheduled
            ? ["schedule", request.ScheduleArn ?? "", scheduled.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)]
            : ["run", runId];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. origin, part]))));
    }
}
