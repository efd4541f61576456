using System.Text.RegularExpressions;

namespace EcsRestart.Simulator;

/// <summary>A role that can be assumed.</summary>
public sealed partial record SimulatedRole
{
    private const int MatchTimeoutMilliseconds = 1000;

    /// <summary><c>arn:aws:iam::ACCOUNT:role/NAME</c>, with or without a path before the name.</summary>
    public required string Arn { get; init; }

    /// <summary>The external ID that AssumeRole must specify. Null (default) to require none and accept any.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The accounts that may assume the role. Null (default) for the home account.</summary>
    public IReadOnlyList<string>? TrustedAccounts { get; init; }

    /// <summary>From 1 to 12 hours. Default 1 hour.</summary>
    public TimeSpan MaxSessionDuration { get; init; } = TimeSpan.FromHours(1);

    /// <returns>The account ID, or null when the string is not the ARN of a role.</returns>
    internal static string? AccountIn(string arn) => Shape().Match(arn) is { Success: true } match ? match.Groups["account"].Value : null;

    [GeneratedRegex(
        @"\Aarn:aws:iam::(?<account>[0-9]{12}):role/([\x21-\x7E]+/)?[\w+=,.@-]{1,64}\z",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex Shape();
}
