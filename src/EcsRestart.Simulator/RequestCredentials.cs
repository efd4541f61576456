namespace EcsRestart.Simulator;

/// <summary>The signer and the Region of a request. The signature itself is not checked.</summary>
/// <param name="AccessKeyId">The access key ID, which identifies the account.</param>
/// <param name="Region">The Region in the credential scope.</param>
/// <param name="SessionToken">The session token of temporary credentials, or null.</param>
public sealed record RequestCredentials(string AccessKeyId, string Region, string? SessionToken = null)
{
    private const string Field = "Credential=";

    /// <param name="authorization">The header <c>Authorization</c> of Signature Version 4.</param>
    /// <param name="securityToken">The header <c>X-Amz-Security-Token</c>.</param>
    /// <returns>The credentials, or null when the request is not signed with Signature Version 4.</returns>
    public static RequestCredentials? Read(string? authorization, string? securityToken)
    {
        var at = authorization?.IndexOf(Field, StringComparison.Ordinal) ?? -1;
        if (authorization is null || at < 0)
            return null;

        var scope = authorization[(at + Field.Length)..].Split(',', ' ')[0].Split('/');
        return scope is [{ Length: > 0 } key, _, { Length: > 0 } region, _, "aws4_request"]
            ? new RequestCredentials(key, region, string.IsNullOrEmpty(securityToken) ? null : securityToken)
            : null;
    }
}
