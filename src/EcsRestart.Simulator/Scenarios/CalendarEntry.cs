namespace EcsRestart.Simulator;

/// <summary>A Change Calendar as a scenario file writes it.</summary>
internal sealed record CalendarEntry
{
    private const string DefaultOpen = "DEFAULT_OPEN";

    private static readonly string[] Types = [DefaultOpen, "DEFAULT_CLOSED"];

    public required string Name { get; init; }

    public string? Comment { get; set; }

    /// <summary>The state outside the events.</summary>
    public string Type { get; set; } = DefaultOpen;

    public IReadOnlyList<CalendarEventEntry> Events { get; set; } = [];

    public IEnumerable<string> Problems(string path)
    {
        if (!Types.Contains(Type))
            yield return $"{path}.type: '{Type}' is not one of {string.Join(", ", Types)}.";
        foreach (var (index, _) in Events.Index().Where(one => one.Item.EndSeconds <= one.Item.StartSeconds))
            yield return $"{path}.events[{index}].endSeconds: must be greater than startSeconds.";
    }

    public ScenarioCalendar ToCalendar() => new(
        Name, Type == DefaultOpen, [.. Events.Select(one => (TimeSpan.FromSeconds(one.StartSeconds), TimeSpan.FromSeconds(one.EndSeconds)))]);
}
