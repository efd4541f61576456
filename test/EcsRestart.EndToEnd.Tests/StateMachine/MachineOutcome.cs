using System.Text.Json;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>How an execution ended.</summary>
/// <param name="Result">What it answered; null when it failed or was stopped.</param>
/// <param name="Error">The error's name; null when it did not fail.</param>
/// <param name="Cause">What the error says.</param>
/// <param name="MaxStateBytes">The largest input or output of a state, in bytes.</param>
/// <param name="Calls">The states that invoked a step, in order.</param>
internal sealed record MachineOutcome(JsonElement? Result, string? Error, string? Cause, int MaxStateBytes, IReadOnlyList<string> Calls)
{
    public bool WasStopped => Result is null && Error is null;
}
