using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcsRestart.Request;
using EcsRestart.Targets;

namespace EcsRestart.Restart;

/// <summary>
/// Names a call of RunTask, so that ECS does for it once what is asked several times: EventBridge Scheduler may deliver a payload
/// twice, Lambda tries a failed invocation again, and an answer may get lost.
/// </summary>
internal static class ClientToken
{
    /// <summary>
    /// The same for every run of a schedule's scheduled time; without one, for every try of the same invocation, which keeps its run id.
    /// </summary>
    /// <returns>64 ASCII characters: as many as ECS takes.</returns>
    public static string Of(RestartRequest request, string runId, TaskRef task)
    {
        string[] origin = request.ScheduledTime is { } scheduled
            ? ["schedule", request.ScheduleArn ?? "", scheduled.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)]
            : ["run", runId];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. origin, task.Place]))));
    }
}
