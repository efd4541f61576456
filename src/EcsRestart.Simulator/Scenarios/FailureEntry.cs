using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>How tasks fail, in a scenario file.</summary>
internal sealed record FailureEntry
{
    private static readonly Dictionary<string, TaskFailureKind> Kinds = Enum.GetValues<TaskFailureKind>()
        .ToDictionary(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), StringComparer.Ordinal);

    public required string Kind { get; init; }

    public double? AfterSeconds { get; set; }

    public int ExitCode { get; set; } = 1;

    public string? Container { get; set; }

    public string? Reason { get; set; }

    public string? StoppedReason { get; set; }

    public int? FirstTasks { get; set; }

    public bool FirstDeploymentToo { get; set; }

    public bool RestoredDeploymentToo { get; set; }

    public bool CountedAtNextStart { get; set; }

    public IEnumerable<string> Problems(string path)
    {
        if (!Kinds.ContainsKey(Kind))
            yield return $"{path}.kind: '{Kind}' is not one of {string.Join(", ", Kinds.Keys)}.";
        if (AfterSeconds < 0)
            yield return $"{path}.afterSeconds: must be at least 0.";
        if (AfterSeconds > ServiceEntry.MaxDuration)
            yield return $"{path}.afterSeconds: must be at most {ServiceEntry.MaxDuration}.";
        if (ExitCode is < 0 or > 255)
            yield return $"{path}.exitCode: from 0 to 255.";
        if (FirstTasks < 1)
            yield return $"{path}.firstTasks: must be at least 1.";
        if (CountedAtNextStart && Kind != "cannotStart")
            yield return $"{path}.countedAtNextStart: only allowed with kind cannotStart.";
    }

    public TaskFailure ToFailure() => new()
    {
        Kind = Kinds[Kind],
        After = AfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        ExitCode = ExitCode,
        Container = Container,
        Reason = Reason,
        StoppedReason = StoppedReason,
        FirstTasks = FirstTasks,
        IncludeFirstDeployment = FirstDeploymentToo,
        RestoredDeploymentToo = RestoredDeploymentToo,
        CountedAtNextStart = CountedAtNextStart,
    };
}
