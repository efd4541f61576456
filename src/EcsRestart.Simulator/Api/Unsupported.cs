using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>Rejects request members that the simulator would otherwise ignore.</summary>
internal static class Unsupported
{
    /// <summary>Values equal to the ECS default for a missing member.</summary>
    private static readonly string[] Defaults = ["", "DISABLED", "NONE", "LATEST", "1.4.0"];

    /// <param name="owner">The owner of the members, such as <c>CreateService</c>.</param>
    /// <param name="others">The members that the simulator does not support, or null.</param>
    public static void Reject(string owner, Dictionary<string, JsonElement>? others)
    {
        foreach (var (name, value) in others ?? [])
        {
            if (!IsDefault(value))
                throw EcsException.Unsupported($"The simulator does not support \"{name}\" in {owner}.");
        }
    }

    private static bool IsDefault(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Number => value.GetRawText() == "0",
        JsonValueKind.String => Defaults.Contains(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => IsDefault(member.Value)),
        _ => false,
    };
}
