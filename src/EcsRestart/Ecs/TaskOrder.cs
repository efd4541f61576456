using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Ecs;

/// <summary>What RunTask is called with.</summary>
/// <param name="ClientToken">Makes the call harmless when it is made again: up to 64 ASCII characters.</param>
public sealed record TaskOrder(TaskRef Task, TaskEntry Settings, string ClientToken);
