using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.SecurityToken;
using EcsRestart.Targets;

namespace EcsRestart.Aws;

/// <summary>Sessions of the roles by which a run enters other accounts, each used again for as long as it is valid.</summary>
/// <param name="createClient">Makes the client of AWS STS when it is first needed.</param>
public sealed partial class RoleSessions(Func<IAmazonSecurityTokenService> createClient, TimeProvider clock) : IDisposable
{
    /// <summary>AWS STS API Reference, AssumeRole.</summary>
    private const int LongestName = 64;

    private const int PatienceMilliseconds = 1_000;

    private readonly Lazy<IAmazonSecurityTokenService> _client = new(createClient);
    private readonly ConcurrentDictionary<(string RoleArn, string? ExternalId), RoleCredentials> _roles = new();
    private volatile string _name = "ecs-restart";

    /// <summary>Names the sessions that begin from now on, so that CloudTrail tells which run called.</summary>
    public void BeginRun(string runId)
    {
        var name = Unfit().Replace($"ecs-restart-{runId}", "-");
        _name = name.Length <= LongestName ? name : name[..LongestName];
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    /// <returns>What a client in the account of <paramref name="home"/> signs with; null: the run's own credentials.</returns>
    internal AWSCredentials? CredentialsFor(EcsHome home) => home.RoleArn is { } roleArn
        ? _roles.GetOrAdd((roleArn, home.ExternalId), role => new RoleCredentials(role.RoleArn, role.ExternalId, () => _name, _client, clock))
        : null;

    [GeneratedRegex(@"[^\w+=,.@-]", RegexOptions.ECMAScript, PatienceMilliseconds)]
    private static partial Regex Unfit();
}
