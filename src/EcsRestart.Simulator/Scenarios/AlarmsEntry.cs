namespace EcsRestart.Simulator;

/// <summary>The deployment alarms of a service in a scenario file.</summary>
internal sealed record AlarmsEntry
{
    private static readonly DeploymentAlarms Defaults = new();

    public required IReadOnlyList<string> Names { get; init; }

    public bool Enable { get; set; } = Defaults.Enable;

    public bool Rollback { get; set; } = Defaults.Rollback;

    public double? TriggerAfterSeconds { get; set; }

    public bool AlreadyInAlarm { get; set; }

    public double BakeSeconds { get; set; } = Defaults.BakeTime.TotalSeconds;

    public IEnumerable<string> Problems(string path)
    {
        if (Names.Count == 0)
            yield return $"{path}.names: must contain at least one alarm name.";
        if (TriggerAfterSeconds < 0)
            yield return $"{path}.triggerAfterSeconds: must be at least 0.";
        if (BakeSeconds is < 0 or > 86400)
            yield return $"{path}.bakeSeconds: must be from 0 to 86400.";
        if (TriggerAfterSeconds is not null && (AlreadyInAlarm || !Enable))
            yield return $"{path}.triggerAfterSeconds: has no effect if enable is false or alreadyInAlarm is true.";
    }

    public DeploymentAlarms ToAlarms() => new()
    {
        Names = Names,
        Enable = Enable,
        Rollback = Rollback,
        TriggerAfter = TriggerAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        AlreadyInAlarm = AlreadyInAlarm,
        BakeTime = TimeSpan.FromSeconds(BakeSeconds),
    };
}
