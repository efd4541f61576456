using System.Text.Json.Serialization;
using EcsRestart.Steps;

namespace EcsRestart.Report;

/// <summary>What the function answers: the report of a run, or the state of one that is done in steps.</summary>
[JsonDerivedType(typeof(RestartReport))]
[JsonDerivedType(typeof(RunState))]
[JsonDerivedType(typeof(BatchState))]
public abstract record Answer;
