using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class LinearConfiguration
{
    public int? StepBakeTimeInMinutes { get; set; }

    public double? StepPercent { get; set; }

    internal static LinearConfiguration Read(JsonElement json) => new()
    {
        StepBakeTimeInMinutes = json.Number("stepBakeTimeInMinutes"),
        StepPercent = json.Fraction("stepPercent"),
    };
}
