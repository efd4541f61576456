using System.Text.Json;

namespace EcsRestart.Report;

/// <summary>The response of the function: the report of a run, or the state of a run that the state machine executes in steps.</summary>
public abstract record FunctionResponse
{
    /// <summary>Writes the response as one JSON object.</summary>
    public abstract void WriteTo(Utf8JsonWriter json);
}
