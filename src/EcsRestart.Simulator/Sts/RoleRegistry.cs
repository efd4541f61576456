namespace EcsRestart.Simulator;

/// <summary>The existing roles and the sessions issued so far.</summary>
internal sealed class RoleRegistry(string homeAccountId)
{
    /// <summary>The prefix of temporary access key IDs.</summary>
    private const string TemporaryKey = "ASIA";

    /// <summary>The prefix of long-term access key IDs.</summary>
    private const string LongTermKey = "AKIA";

    private readonly SortedDictionary<string, SimulatedRole> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RoleSession> _sessions = new(StringComparer.Ordinal);
    private readonly IdGenerator _ids = new("sts sessions");

    /// <summary>Sorted by ARN.</summary>
    public IReadOnlyCollection<SimulatedRole> All => _roles.Values;

    /// <exception cref="ArgumentException">The ARN of the role is invalid.</exception>
    public void Add(SimulatedRole role)
    {
        if (SimulatedRole.AccountIn(role.Arn) is null)
            throw new ArgumentException($"'{role.Arn}' is not the ARN of a role.", nameof(role));
        _roles[role.Arn] = role;
    }

    public void Remove(string arn) => _roles.Remove(arn);

    /// <returns>
    /// The role, or null when it does not exist, does not trust the caller or has another external ID. AWS does not reveal which.
    /// </returns>
    public SimulatedRole? Find(string arn, Caller.Known caller, string? externalId) =>
        _roles.GetValueOrDefault(arn) is { } role
        && (role.TrustedAccounts ?? [homeAccountId]).Contains(caller.AccountId)
        && (role.ExternalId ?? externalId) == externalId
            ? role
            : null;

    public RoleSession StartSession(SimulatedRole role, string name, DateTimeOffset expiration)
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
    /// Identifies the caller. Keys issued by STS belong to the account of their role; all other keys, and unsigned requests, to the home
    /// account. A temporary key that STS did not issue is unknown.
    /// </summary>
    public Caller Identify(RequestCredentials? credentials, DateTimeOffset now) => credentials switch
    {
        { AccessKeyId: var key, SessionToken: var token } when _sessions.GetValueOrDefault(key) is { } session =>
            token != session.SessionToken ? new Caller.Unknown()
            : now >= session.Expiration ? new Caller.Expired(session.Caller.AccountId)
            : session.Caller,
        { AccessKeyId: var key } when key.StartsWith(TemporaryKey, StringComparison.Ordinal) => new Caller.Unknown(),
        { AccessKeyId: var key } when key.StartsWith(LongTermKey, StringComparison.Ordinal) => Caller.Known.User(homeAccountId),
        _ => Caller.Known.FunctionRole(homeAccountId),
    };
}
