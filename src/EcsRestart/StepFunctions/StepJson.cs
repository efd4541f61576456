using System.Text.Json.Serialization;
using EcsRestart.Report;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>The JSON input and output of steps. Results and reports are written by <see cref="ReportJson"/>.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StepInput))]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(BatchState))]
[JsonSerializable(typeof(IndexedResult))]
[JsonSerializable(typeof(RestartResult))]
[JsonSerializable(typeof(Round))]
internal sealed partial class StepJson : JsonSerializerContext;
