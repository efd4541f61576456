namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>A fault in the invocation of a step.</summary>
internal enum StepFault
{
    None,

    /// <summary>The step is not done, and its invocation fails.</summary>
    Refused,

    /// <summary>The step is done, but its invocation fails.</summary>
    ResponseLost,

    /// <summary>The step is done twice, and the machine receives the second response.</summary>
    Duplicated,

    /// <summary>The execution is stopped before the step is done.</summary>
    Stopped,

    /// <summary>The execution is stopped after the step is done, before its response arrives.</summary>
    StoppedAfter,
}
