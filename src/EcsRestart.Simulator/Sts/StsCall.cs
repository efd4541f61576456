using Microsoft.AspNetCore.WebUtilities;

namespace EcsRestart.Simulator;

/// <summary>One call of STS, in the AWS Query protocol.</summary>
/// <param name="Parameters">By their names as AWS spells them, <c>Action</c> and <c>Version</c> among them.</param>
/// <param name="Credentials">Who calls; null: the request is not signed.</param>
public sealed record StsCall(IReadOnlyDictionary<string, string> Parameters, RequestCredentials? Credentials)
{
    /// <summary>The operation's name; empty when there is none.</summary>
    public string Action => Parameters.GetValueOrDefault("Action") ?? "";

    /// <summary>The ARN of the role that AssumeRole asks for.</summary>
    internal string? Role => Parameter("RoleArn");

    /// <summary>Reads a body as a form has it, <c>Action=AssumeRole&amp;Version=2011-06-15&amp;…</c>; of a name that is there twice, the first counts.</summary>
    public static StsCall Parse(string form, RequestCredentials? credentials) =>
        new(QueryHelpers.ParseQuery(form).ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal), credentials);

    internal string? Parameter(string name) => Parameters.GetValueOrDefault(name);
}
