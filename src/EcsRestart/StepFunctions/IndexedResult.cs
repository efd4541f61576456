using System.Text.Json.Serialization;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>A result and its position in the report.</summary>
public sealed record IndexedResult(int At, [property: JsonConverter(typeof(ResultConverter))] RestartResult Result)
{
    /// <summary>The bytes of JSON around the result, including a comma and the largest <see cref="At"/>.</summary>
    internal const int Overhead = 24;
}
