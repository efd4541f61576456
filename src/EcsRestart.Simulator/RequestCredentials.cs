namespace EcsRestart.Simulator;

/// <summary>What a request says of who signed it, and for which Region. The signature itself is not looked at.</summary>
/// <param name="AccessKeyId">Tells the account.</param>
/// <param name="Region">That of the credential scope.</param>
/// <param name="SessionToken">Of temporary credentials; null: there is none.</param>
public sealed record RequestCredentials(string AccessKeyId, string Region, string? SessionToken = null)
{
    private const string Field = "Credential=";

    /// <param name="authorization">The header <c>Authorization</c> of Signature Version 4.</param>
    /// <param name="securityToken">The header <c>X-Amz-Security-Token</c>.</param>
    /// <returns>Null: not signed, or not in this way.</returns>
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
