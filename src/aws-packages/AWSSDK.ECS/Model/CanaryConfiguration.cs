using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class CanaryConfiguration
{
    public int? CanaryBakeTimeInMinutes { get; set; }

    public double? CanaryPercent { get; set; }

    internal static CanaryConfiguration Read(JsonElement json) => new()
    {
        CanaryBakeTimeInMinutes = json.Number("canaryBakeTimeInMinutes"),
        CanaryPercent = json.Fraction("canaryPercent"),
    };
}
