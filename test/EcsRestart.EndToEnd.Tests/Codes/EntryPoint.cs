namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>The ways to start a run.</summary>
[Flags]
public enum EntryPoint
{
    None = 0,

    /// <summary>The published function as a process.</summary>
    Function = 1,

    /// <summary><c>ecs-restart plan</c>.</summary>
    Plan = 2,

    /// <summary><c>ecs-restart run</c>.</summary>
    Run = 4,
}
