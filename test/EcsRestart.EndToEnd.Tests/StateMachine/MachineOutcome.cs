using System.Text.Json;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>The outcome of an execution.</summary>
/// <param name="Result">The output. Null when the execution failed or was stopped.</param>
/// <param name="Error">The error name. Null when the execution did not fail.</param>
/// <param name="Cause">The cause of the error.</param>
/// <param name="MaxStateBytes">The largest input or output of a state, in bytes.</param>
/// <param name="Calls">The states that invoked a step, in order.</param>
internal sealed record MachineOutcome(JsonElement? Result, string? Error, string? Cause, int MaxStateBytes, IReadOnlyList<string> Calls)
{
    public bool WasStopped => Result is null && Error is null;
}
