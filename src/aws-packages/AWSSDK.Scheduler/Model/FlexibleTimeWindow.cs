using System.Text.Json;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class FlexibleTimeWindow
{
    public int? MaximumWindowInMinutes { get; set; }

    public FlexibleTimeWindowMode Mode { get; set; }

    internal static FlexibleTimeWindow Read(JsonElement json) => new()
    {
        MaximumWindowInMinutes = json.Number("MaximumWindowInMinutes"),
        Mode = json.Text("Mode"),
    };

    internal static void Write(FlexibleTimeWindow value, Utf8JsonWriter json) => json
        .Number("MaximumWindowInMinutes", value.MaximumWindowInMinutes)
        .Text("Mode", value.Mode);
}
