namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>What goes wrong with one invocation of a step.</summary>
internal enum StepFault
{
    None,

    /// <summary>It is not done; the machine is told that it failed.</summary>
    Refused,

    /// <summary>It is done, but the machine is told that it failed.</summary>
    AnswerLost,

    /// <summary>It is done twice, and the second answer is the machine's.</summary>
    Duplicated,

    /// <summary>The execution ends before it is done.</summary>
    Stopped,

    /// <summary>It is done, and the execution ends before it knows.</summary>
    StoppedAfter,
}
