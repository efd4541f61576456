namespace EcsRestart.Simulator;

/// <summary>The STS operations.</summary>
internal sealed class StsActions(RoleRegistry roles)
{
    private const string Version = "2011-06-15";
    private const string AssumeRoleName = "AssumeRole";
    private const string GetCallerIdentityName = "GetCallerIdentity";

    /// <summary>The AWS limit for role chaining, whatever the maximum of the next role.</summary>
    private static readonly TimeSpan MaxChainedDuration = TimeSpan.FromHours(1);

    public static bool IsKnown(string name) => name is AssumeRoleName or GetCallerIdentityName;

    /// <returns>The body of the response.</returns>
    /// <exception cref="StsException">The response is an error.</exception>
    public byte[] Serve(StsCall call, Caller.Known caller, DateTimeOffset now, string requestId) => (call.Action, call.Parameter("Version")) switch
    {
        (AssumeRoleName, Version) => AssumeRole(call, caller, now, requestId),
        (GetCallerIdentityName, Version) => GetCallerIdentity(caller, requestId),
        var (action, version) => throw StsException.UnknownAction(action, version),
    };

    private byte[] AssumeRole(StsCall call, Caller.Known caller, DateTimeOffset now, string requestId)
    {
        var parameters = AssumeRoleParameters.Read(call);
        var role = roles.Find(parameters.RoleArn, caller, parameters.ExternalId) ?? throw StsException.AccessDenied(caller, AssumeRoleName, parameters.RoleArn);
        if (caller.IsSession && parameters.Duration > MaxChainedDuration)
            throw StsException.Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        if (parameters.Duration > role.MaxSessionDuration)
            throw StsException.Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

        var session = roles.StartSession(role, parameters.SessionName, now + parameters.Duration);
        return StsXml.Response(
            AssumeRoleName,
            requestId,
            StsXml.Element(
                "AssumedRoleUser",
                StsXml.Element("AssumedRoleId", session.Caller.UserId),
                StsXml.Element("Arn", session.Caller.Arn)),
            StsXml.Element(
                "Credentials",
                StsXml.Element("AccessKeyId", session.AccessKeyId),
                StsXml.Element("SecretAccessKey", session.SecretAccessKey),
                StsXml.Element("SessionToken", session.SessionToken),
                StsXml.Element("Expiration", session.Expiration)));
    }

    private static byte[] GetCallerIdentity(Caller.Known caller, string requestId) => StsXml.Response(
        GetCallerIdentityName,
        requestId,
        StsXml.Element("Arn", caller.Arn),
        StsXml.Element("UserId", caller.UserId),
        StsXml.Element("Account", caller.AccountId));
}
