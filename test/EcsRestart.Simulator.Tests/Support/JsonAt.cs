using System.Globalization;
using System.Text.Json;

namespace EcsRestart.Simulator.Tests.Support;

/// <summary>Reads JSON by paths such as <c>services.0.deployments.0.id</c>.</summary>
public static class JsonAt
{
    public static JsonElement At(this JsonElement json, string path) =>
        path.Split('.').Aggregate(json, (element, step) => element.ValueKind == JsonValueKind.Array
            ? element[int.Parse(step, CultureInfo.InvariantCulture)]
            : element.GetProperty(step));

    public static string Text(this JsonElement json, string path) => json.At(path).GetString() ?? "";

    public static int Number(this JsonElement json, string path) => json.At(path).GetInt32();

    public static bool Has(this JsonElement json, string member) => json.TryGetProperty(member, out _);

    /// <summary>Returns a member of every element of an array.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string array, string? member = null) =>
        [.. json.At(array).EnumerateArray().Select(element => (member is null ? element : element.At(member)).GetString() ?? "")];
}
