using System.Text.Json;
using System.Text.RegularExpressions;
using EcsRestart.Names;

namespace EcsRestart.Request;

/// <summary>
/// Reads in which account and Region a service lives. What is wrong here is an error, never passed over: a service of the same name may
/// well exist in the run's own account.
/// </summary>
internal static partial class LocationReader
{
    private const int MatchTimeoutMilliseconds = 1_000;

    public static readonly string[] Fields = ["region", "roleArn", "externalId"];

    public static EcsLocation Read(JsonFields entry, RequestFindings findings)
    {
        var text = new StrictText(findings);
        var home = new EcsLocation(
            text.Optional(entry, "region", "a Region such as \"eu-central-1\"", RegionPattern),
            text.Optional(entry, "roleArn", "the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME", RolePattern),
            text.Optional(entry, "externalId", "2 to 1,224 letters, digits and any of + = , . @ : / - _", ExternalIdPattern));
        if (home is { ExternalId: not null, RoleArn: null })
            findings.AddError(entry.PathOf("externalId"), "is of no use without roleArn: it is for the role's trust policy");
        return home == EcsLocation.Own ? EcsLocation.Own : home;
    }

    /// <summary>Writes the same fields into an entry of a deferred payload.</summary>
    public static void Repeat(Utf8JsonWriter json, EcsLocation home)
    {
        json.WriteGiven("region", home.Region);
        json.WriteGiven("roleArn", home.RoleArn);
        json.WriteGiven("externalId", home.ExternalId);
    }

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z]+)+-[0-9]{1,2}\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"\Aarn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,576}\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex RolePattern();

    /// <summary>AWS STS API Reference, AssumeRole.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@:/-]{2,1224}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex ExternalIdPattern();
}
