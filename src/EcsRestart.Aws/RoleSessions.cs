using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.SecurityToken;
using EcsRestart.Names;

namespace EcsRestart.Aws;

/// <summary>The sessions of the roles that a run assumes in other accounts. A session is reused while it is valid.</summary>
/// <param name="createClient">Creates the AWS STS client on first use.</param>
public sealed partial class RoleSessions(Func<IAmazonSecurityTokenService> createClient, TimeProvider clock) : IDisposable
{
    /// <summary>AWS STS API Reference, AssumeRole.</summary>
    private const int MaxNameLength = 64;

    private const int MatchTimeoutMilliseconds = 1_000;

    private readonly Lazy<IAmazonSecurityTokenService> _client = new(createClient);
    private readonly ConcurrentDictionary<Role, RoleCredentials> _roles = new();
    private volatile string _requestedName = "ecs-restart";

    /// <summary>Sets the name of new sessions, so that CloudTrail shows which run made a call.</summary>
    public void StartRun(string runId) => _requestedName = $"ecs-restart-{runId}";

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    /// <returns>The credentials for the location, or null for the credentials of the run.</returns>
    internal AWSCredentials? CredentialsFor(EcsLocation location) => location.RoleArn is { } roleArn
        ? _roles.GetOrAdd(new Role(roleArn, location.ExternalId), role => new RoleCredentials(role.Arn, role.ExternalId, SessionName, _client, clock))
        : null;

    private string SessionName()
    {
        var name = InvalidCharacter().Replace(_requestedName, "-");
        return name.Length <= MaxNameLength ? name : name[..MaxNameLength];
    }

    [GeneratedRegex(@"[^\w+=,.@-]", RegexOptions.ECMAScript, MatchTimeoutMilliseconds)]
    private static partial Regex InvalidCharacter();

    private sealed record Role(string Arn, string? ExternalId);
}
