using System.Text.Json.Serialization;
using EcsRestart.Report;

namespace EcsRestart.Steps;

/// <summary>A result, and where it stands in the report.</summary>
public sealed record PlacedResult(int At, [property: JsonConverter(typeof(ResultConverter))] RestartResult Result);
