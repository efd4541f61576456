using EcsRestart.Gates;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>A batch and everything that a step needs to process it.</summary>
/// <param name="Settings">The settings that the plan kept from the request.</param>
/// <param name="Options">The kinds of services in the plan. The batch has the index of its own kind.</param>
/// <param name="Gate">The gate state from the previous step; null when it is unknown.</param>
/// <param name="Share">The maximum size of the results of the batch, in bytes of JSON.</param>
public sealed record BatchContext(Execution Run, RestartRequest Settings, IReadOnlyList<ServiceOptions> Options, Batch Batch, int Share, GateState? Gate = null);
