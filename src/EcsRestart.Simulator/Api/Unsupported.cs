using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>Refuses what a request contains and the simulator would otherwise ignore.</summary>
internal static class Unsupported
{
    /// <summary>Values that ask for nothing: they are what ECS does without the member.</summary>
    private static readonly string[] Defaults = ["", "DISABLED", "NONE", "LATEST", "1.4.0"];

    /// <param name="place">What has the members, such as <c>CreateService</c>.</param>
    /// <param name="others">The members that the simulator does not know; null: none.</param>
    public static void Refuse(string place, Dictionary<string, JsonElement>? others)
    {
        foreach (var (name, value) in others ?? [])
        {
            if (!AsksForNothing(value))
                throw EcsException.Unsupported($"The simulator does not support \"{name}\" in {place}.");
        }
    }

    private static bool AsksForNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Number => value.GetRawText() == "0",
        JsonValueKind.String => Defaults.Contains(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => AsksForNothing(member.Value)),
        _ => false,
    };
}
