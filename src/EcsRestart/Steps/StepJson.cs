using System.Text.Json.Serialization;
using EcsRestart.Report;

namespace EcsRestart.Steps;

/// <summary>What steps are given and what they answer, as JSON. It is written as a report is (<see cref="ReportJson"/>).</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StepInput))]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(BatchState))]
[JsonSerializable(typeof(PlacedResult))]
[JsonSerializable(typeof(Round))]
internal sealed partial class StepJson : JsonSerializerContext;
