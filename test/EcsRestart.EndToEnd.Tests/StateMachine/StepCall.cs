namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>An invocation of a step.</summary>
/// <param name="Number">Counted from 1 within the execution.</param>
/// <param name="State">The state that invokes the step.</param>
internal sealed record StepCall(int Number, string State);
