namespace EcsRestart.Simulator;

/// <summary>The role of an account in a scenario file.</summary>
internal sealed record RoleEntry
{
    private static readonly TimeSpan DefaultMaxSession = new SimulatedRole { Arn = "" }.MaxSessionDuration;

    public required string Arn { get; init; }

    public string? ExternalId { get; set; }

    /// <summary>The account whose callers may assume the role. Null for the home account.</summary>
    public string? TrustedAccount { get; set; }

    public double MaxSessionMinutes { get; set; } = DefaultMaxSession.TotalMinutes;

    /// <param name="account">The account that the role must belong to.</param>
    public IEnumerable<string> Problems(string path, string account)
    {
        switch (SimulatedRole.AccountIn(Arn))
        {
            case null:
                yield return $"{path}.arn: '{Arn}' is not a role ARN such as arn:aws:iam::{account}:role/ecs-restart.";
                break;
            case var other when other != account:
                yield return $"{path}.arn: '{Arn}' does not belong to account {account}.";
                break;
        }

        if (ExternalId is { Length: < 2 or > 1224 })
            yield return $"{path}.externalId: from 2 to 1224 characters.";
        if (MaxSessionMinutes is < 60 or > 720)
            yield return $"{path}.maxSessionMinutes: from 60 to 720.";
    }

    public SimulatedRole ToRole() => new()
    {
        Arn = Arn,
        ExternalId = ExternalId,
        TrustedAccounts = TrustedAccount is null ? null : [TrustedAccount],
        MaxSessionDuration = TimeSpan.FromMinutes(MaxSessionMinutes),
    };
}
