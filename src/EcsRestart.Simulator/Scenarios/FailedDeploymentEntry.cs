using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>How ECS shows a failed deployment, in a scenario file.</summary>
internal sealed record FailedDeploymentEntry
{
    private static readonly Dictionary<string, FailedDeploymentView> Views = Enum.GetValues<FailedDeploymentView>()
        .ToDictionary(view => JsonNamingPolicy.SnakeCaseUpper.ConvertName(view.ToString()), StringComparer.Ordinal);

    public double BreakerDelaySeconds { get; set; }

    public string ShownAs { get; set; } = "FAILED";

    public bool EventNamesDeployment { get; set; } = true;

    public bool RestoredWithNewId { get; set; }

    public bool RestoredWithNewDate { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (BreakerDelaySeconds < 0)
            yield return $"{path}.breakerDelaySeconds: must be at least 0.";
        if (!Views.ContainsKey(ShownAs))
            yield return $"{path}.shownAs: '{ShownAs}' is not one of {string.Join(", ", Views.Keys)}.";
    }

    public FailedDeployment ToFailedDeployment() => new()
    {
        BreakerDelay = TimeSpan.FromSeconds(BreakerDelaySeconds),
        ShownAs = Views[ShownAs],
        EventNamesDeployment = EventNamesDeployment,
        RestoredWithNewId = RestoredWithNewId,
        RestoredWithNewDate = RestoredWithNewDate,
    };
}
