namespace EcsRestart.Cli.Session;

/// <summary>What carries a run: as in the template's parameter of that name.</summary>
internal enum Engine
{
    /// <summary>One invocation.</summary>
    Function,

    /// <summary>The state machine.</summary>
    StepFunctions,
}
