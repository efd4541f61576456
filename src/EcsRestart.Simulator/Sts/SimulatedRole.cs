using System.Text.RegularExpressions;

namespace EcsRestart.Simulator;

/// <summary>A role that can be assumed.</summary>
public sealed partial record SimulatedRole
{
    private const int MatchTimeoutMilliseconds = 1000;

    /// <summary><c>arn:aws:iam::ACCOUNT:role/NAME</c>, with or without a path before the name.</summary>
    public required string Arn { get; init; }

    /// <summary>What AssumeRole must give; null (default): nothing is asked for, and whatever is given is fine.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The accounts whose callers may assume it; null (default): the home account.</summary>
    public IReadOnlyList<string>? TrustedAccounts { get; init; }

    /// <summary>From 1 to 12 hours; default 1 hour.</summary>
    public TimeSpan MaxSessionDuration { get; init; } = TimeSpan.FromHours(1);

    /// <returns>Null: not the ARN of a role.</returns>
    internal static string? AccountIn(string arn) => Shape().Match(arn) is { Success: true } match ? match.Groups["account"].Value : null;

    [GeneratedRegex(
        @"\Aarn:aws:iam::(?<account>[0-9]{12}):role/([\x21-\x7E]+/)?[\w+=,.@-]{1,64}\z",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex Shape();
}
