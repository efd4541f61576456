namespace EcsRestart.Schedules;

/// <summary>Which schedule: names are unique in a group.</summary>
public sealed record ScheduleRef(string Group, string Name)
{
    /// <summary>The group every account has.</summary>
    public const string DefaultGroup = "default";

    /// <summary>Such as <c>nightly</c>, or <c>payments/nightly</c> outside the usual group.</summary>
    public override string ToString() => Group == DefaultGroup ? Name : $"{Group}/{Name}";
}
