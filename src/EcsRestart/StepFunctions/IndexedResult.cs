using System.Text.Json.Serialization;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>A result, and where it stands in the report.</summary>
public sealed record IndexedResult(int At, [property: JsonConverter(typeof(ResultConverter))] RestartResult Result)
{
    /// <summary>Bytes of JSON around the result, with a comma and the largest <see cref="At"/>.</summary>
    internal const int Overhead = 24;
}
