namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>One invocation of a step.</summary>
/// <param name="Number">1 for the first of the execution.</param>
/// <param name="State">The state that makes it.</param>
internal sealed record StepCall(int Number, string State);
