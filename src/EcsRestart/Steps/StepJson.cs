using System.Text.Json;
using System.Text.Json.Serialization;
using EcsRestart.Report;

namespace EcsRestart.Steps;

/// <summary>What steps are given, from JSON.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(StepInput))]
[JsonSerializable(typeof(PlacedResult))]
[JsonSerializable(typeof(Round))]
internal sealed partial class StepJson : JsonSerializerContext
{
    /// <summary>As answers are written (<see cref="ReportJson"/>).</summary>
    public static StepJson Create()
    {
        var options = new JsonSerializerOptions();
        ReportJson.Configure(options);
        return new StepJson(options);
    }
}
