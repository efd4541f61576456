namespace EcsRestart.Simulator;

/// <summary>A service event in a scenario file.</summary>
internal sealed record ScriptedEventEntry
{
    public required double AfterSeconds { get; init; }

    public required string Message { get; init; }

    public IEnumerable<string> Problems(string path)
    {
        if (AfterSeconds < 0)
            yield return $"{path}.afterSeconds: must be at least 0.";
        if (Message.Length == 0)
            yield return $"{path}.message: must not be empty.";
    }

    public ScriptedEvent ToEvent() => new(TimeSpan.FromSeconds(AfterSeconds), Message);
}
