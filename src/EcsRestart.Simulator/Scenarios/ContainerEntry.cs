namespace EcsRestart.Simulator;

/// <summary>A container of a task definition in a scenario file.</summary>
internal sealed record ContainerEntry
{
    public required string Name { get; init; }

    public bool? Essential { get; set; }

    public int ExitCode { get; set; }

    public string? Reason { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (ExitCode is < 0 or > 255)
            yield return $"{path}.exitCode: from 0 to 255.";
    }

    public TaskContainer ToContainer() => new() { Name = Name, Essential = Essential, ExitCode = ExitCode, Reason = Reason };
}
