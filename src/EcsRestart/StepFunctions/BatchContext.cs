using EcsRestart.Gates;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>A batch, and all that a step needs to know to work on it.</summary>
/// <param name="Settings">What the plan kept of the request.</param>
/// <param name="Options">The kinds of services there are in the plan; the batch says which is its.</param>
/// <param name="Gate">What the step before knew of the gate; null when that is not known.</param>
/// <param name="Share">How large its results may be, in bytes of JSON.</param>
public sealed record BatchContext(Execution Run, RestartRequest Settings, IReadOnlyList<ServiceOptions> Options, Batch Batch, int Share, GateState? Gate = null);
