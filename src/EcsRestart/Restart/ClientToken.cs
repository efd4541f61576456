using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Restart;

/// <summary>
/// Names a call of RunTask, so that ECS does for it once what is asked several times: EventBridge Scheduler may deliver a payload
/// twice, Lambda tries a failed invocation again, and an answer may get lost.
/// </summary>
internal static class ClientToken
{
    /// <returns>64 ASCII characters: as many as ECS takes.</returns>
    public static string Of(RestartRequest request, string runId, TaskRef task) => IdempotencyKey.Of(request, runId, task.Place);
}
