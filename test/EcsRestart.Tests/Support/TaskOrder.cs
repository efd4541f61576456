using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Tests.Support;

/// <summary>The parameters of a RunTask call.</summary>
internal sealed record TaskOrder(TaskRef Task, TaskEntry Settings, string ClientToken);
