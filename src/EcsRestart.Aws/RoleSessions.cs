using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.SecurityToken;
using EcsRestart.Names;

namespace EcsRestart.Aws;

/// <summary>Sessions of the roles by which a run enters other accounts, each used again for as long as it is valid.</summary>
/// <param name="createClient">Makes the client of AWS STS when it is first needed.</param>
public sealed partial class RoleSessions(Func<IAmazonSecurityTokenService> createClient, TimeProvider clock) : IDisposable
{
    /// <summary>AWS STS API Reference, AssumeRole.</summary>
    private const int MaxNameLength = 64;

    private const int MatchTimeoutMilliseconds = 1_000;

    private readonly Lazy<IAmazonSecurityTokenService> _client = new(createClient);
    private readonly ConcurrentDictionary<Role, RoleCredentials> _roles = new();
    private volatile string _wantedName = "ecs-restart";

    /// <summary>Names the sessions that begin from now on, so that CloudTrail tells which run called.</summary>
    public void StartRun(string runId) => _wantedName = $"ecs-restart-{runId}";

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    /// <returns>What a client in the account of <paramref name="home"/> signs with; null: the run's own credentials.</returns>
    internal AWSCredentials? CredentialsFor(EcsLocation home) => home.RoleArn is { } roleArn
        ? _roles.GetOrAdd(new Role(roleArn, home.ExternalId), role => new RoleCredentials(role.Arn, role.ExternalId, SessionName, _client, clock))
        : null;

    private string SessionName()
    {
        var name = Unfit().Replace(_wantedName, "-");
        return name.Length <= MaxNameLength ? name : name[..MaxNameLength];
    }

    [GeneratedRegex(@"[^\w+=,.@-]", RegexOptions.ECMAScript, MatchTimeoutMilliseconds)]
    private static partial Regex Unfit();

    private sealed record Role(string Arn, string? ExternalId);
}
