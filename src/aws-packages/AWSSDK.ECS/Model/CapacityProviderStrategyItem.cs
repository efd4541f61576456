using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class CapacityProviderStrategyItem
{
    public int? Base { get; set; }

    public string CapacityProvider { get; set; }

    public int? Weight { get; set; }

    internal static void Write(CapacityProviderStrategyItem value, Utf8JsonWriter json) => json
        .Number("base", value.Base)
        .Text("capacityProvider", value.CapacityProvider)
        .Number("weight", value.Weight);
}
