namespace EcsRestart.Simulator;

/// <summary>How ECS records the service deployments of a service, in a scenario file.</summary>
internal sealed record ServiceDeploymentsEntry
{
    public double CompletedDelaySeconds { get; set; }

    public double ListLagSeconds { get; set; }

    public double CurrentLagSeconds { get; set; }

    public double StopSeconds { get; set; }

    public bool IncludeFirst { get; set; } = true;

    public bool NewDigests { get; set; }

    public bool ResolveImages { get; set; } = true;

    public IEnumerable<string> Problems(string path)
    {
        (string Member, double Value)[] numbers =
        [
            ("completedDelaySeconds", CompletedDelaySeconds),
            ("listLagSeconds", ListLagSeconds),
            ("currentLagSeconds", CurrentLagSeconds),
            ("stopSeconds", StopSeconds),
        ];
        return numbers.Where(number => number.Value < 0).Select(number => $"{path}.{number.Member}: must be at least 0.");
    }

    public ServiceDeploymentOptions ToOptions() => new()
    {
        CompletedDelay = TimeSpan.FromSeconds(CompletedDelaySeconds),
        ListLag = TimeSpan.FromSeconds(ListLagSeconds),
        CurrentLag = TimeSpan.FromSeconds(CurrentLagSeconds),
        StopDelay = TimeSpan.FromSeconds(StopSeconds),
        IncludeFirst = IncludeFirst,
        NewDigests = NewDigests,
        ResolveImages = ResolveImages,
    };
}
