namespace EcsRestart.Simulator;

/// <summary>The roles there are, and the sessions that were given out.</summary>
internal sealed class RoleRegistry(string homeAccountId)
{
    /// <summary>What AWS begins the ids of temporary access keys with.</summary>
    private const string TemporaryKey = "ASIA";

    /// <summary>What AWS begins the ids of users' access keys with.</summary>
    private const string LongTermKey = "AKIA";

    private readonly SortedDictionary<string, SimulatedRole> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RoleSession> _sessions = new(StringComparer.Ordinal);
    private readonly IdGenerator _ids = new("sts sessions");

    /// <summary>In order of their ARNs.</summary>
    public IReadOnlyCollection<SimulatedRole> All => _roles.Values;

    /// <exception cref="ArgumentException">Its ARN is not that of a role.</exception>
    public void Add(SimulatedRole role)
    {
        if (SimulatedRole.AccountIn(role.Arn) is null)
            throw new ArgumentException($"'{role.Arn}' is not the ARN of a role.", nameof(role));
        _roles[role.Arn] = role;
    }

    public void Remove(string arn) => _roles.Remove(arn);

    /// <returns>Null: there is no such role, it does not trust the caller, or its external id is another. AWS does not tell which.</returns>
    public SimulatedRole? Find(string arn, Caller.Known caller, string? externalId) =>
        _roles.GetValueOrDefault(arn) is { } role
        && (role.TrustedAccounts ?? [homeAccountId]).Contains(caller.AccountId)
        && (role.ExternalId ?? externalId) == externalId
            ? role
            : null;

    public RoleSession Begin(SimulatedRole role, string name, DateTimeOffset expiration)
    {
        var account = SimulatedRole.AccountIn(role.Arn) ?? "";
        var session = new RoleSession
        {
            AccessKeyId = TemporaryKey + _ids.NextKeyId(),
            SecretAccessKey = _ids.NextSecret(),
            SessionToken = string.Concat(Enumerable.Range(0, 6).Select(_ => _ids.NextSecret())),
            Expiration = DateTimeOffset.FromUnixTimeSeconds(expiration.ToUnixTimeSeconds()),
            Caller = new(
                account,
                $"arn:aws:sts::{account}:assumed-role/{Arns.NameIn(role.Arn)}/{name}",
                $"AROA{new IdGenerator(role.Arn).NextKeyId()}:{name}",
                IsSession: true),
        };
        _sessions.Add(session.AccessKeyId, session);
        return session;
    }

    /// <summary>
    /// Keys that STS gave out are of their role's account; all others, made up or none at all, are of the home account. A temporary key
    /// that is not from here cannot be known.
    /// </summary>
    public Caller Identify(RequestCredentials? credentials, DateTimeOffset now) => credentials switch
    {
        { AccessKeyId: var key, SessionToken: var token } when _sessions.GetValueOrDefault(key) is { } session =>
            token != session.SessionToken ? new Caller.Unknown()
            : now >= session.Expiration ? new Caller.Expired(session.Caller.AccountId)
            : session.Caller,
        { AccessKeyId: var key } when key.StartsWith(TemporaryKey, StringComparison.Ordinal) => new Caller.Unknown(),
        { AccessKeyId: var key } when key.StartsWith(LongTermKey, StringComparison.Ordinal) => Caller.Known.UserOf(homeAccountId),
        _ => Caller.Known.Of(homeAccountId),
    };
}
