using System.Text.Json;

namespace EcsRestart.Report;

/// <summary>What the function answers: the report of a run, or the state of one that is done in steps.</summary>
public abstract record FunctionResponse
{
    /// <summary>Writes the whole answer as one JSON object.</summary>
    public abstract void WriteTo(Utf8JsonWriter json);
}
