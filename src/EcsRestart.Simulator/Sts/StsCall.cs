using Microsoft.AspNetCore.WebUtilities;

namespace EcsRestart.Simulator;

/// <summary>An STS call in the AWS Query protocol.</summary>
/// <param name="Parameters">The parameters by name, spelled as AWS does, including <c>Action</c> and <c>Version</c>.</param>
/// <param name="Credentials">The credentials of the caller. Null when the request is not signed.</param>
public sealed record StsCall(IReadOnlyDictionary<string, string> Parameters, RequestCredentials? Credentials)
{
    /// <summary>The name of the operation. Empty when it is missing.</summary>
    public string Action => Parameters.GetValueOrDefault("Action") ?? "";

    /// <summary>The ARN of the role to assume.</summary>
    internal string? Role => Parameter("RoleArn");

    /// <summary>
    /// Parses a form body such as <c>Action=AssumeRole&amp;Version=2011-06-15&amp;…</c>. The first of duplicate names is used.
    /// </summary>
    public static StsCall Parse(string form, RequestCredentials? credentials) =>
        new(QueryHelpers.ParseQuery(form).ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal), credentials);

    internal string? Parameter(string name) => Parameters.GetValueOrDefault(name);
}
