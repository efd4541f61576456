namespace EcsRestart.Schedules;

/// <summary>Identifies a schedule. Names are unique within a group.</summary>
public sealed record ScheduleRef(string Group, string Name)
{
    /// <summary>The group that exists in every account.</summary>
    public const string DefaultGroup = "default";

    /// <summary>Returns the name, such as <c>nightly</c>, or <c>payments/nightly</c> outside the default group.</summary>
    public override string ToString() => Group == DefaultGroup ? Name : $"{Group}/{Name}";
}
