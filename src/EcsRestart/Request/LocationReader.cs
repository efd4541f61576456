using System.Text.Json;
using System.Text.RegularExpressions;
using EcsRestart.Names;

namespace EcsRestart.Request;

/// <summary>
/// Reads the account and Region of a service. An invalid value is always an error and never ignored, because a service with the same name
/// may exist in the account of the run.
/// </summary>
internal static partial class LocationReader
{
    private const int MatchTimeoutMilliseconds = 1_000;

    public static readonly string[] Fields = ["region", "roleArn", "externalId"];

    public static EcsLocation Read(JsonFields entry, RequestFindings findings)
    {
        var text = new StrictText(findings);
        var location = new EcsLocation(
            text.Optional(entry, "region", "a Region such as \"eu-central-1\"", RegionPattern),
            text.Optional(entry, "roleArn", "a role ARN (arn:aws:iam::ACCOUNT:role/NAME)", RolePattern),
            text.Optional(entry, "externalId", "2 to 1,224 letters, digits or characters from + = , . @ : / - _", ExternalIdPattern));
        if (location is { ExternalId: not null, RoleArn: null })
            findings.AddError(entry.PathOf("externalId"), "requires roleArn: the external ID is sent only when a role is assumed");
        return location == EcsLocation.Own ? EcsLocation.Own : location;
    }

    /// <summary>Writes the fields into an entry of a deferred payload.</summary>
    public static void Repeat(Utf8JsonWriter json, EcsLocation location)
    {
        json.WriteGiven("region", location.Region);
        json.WriteGiven("roleArn", location.RoleArn);
        json.WriteGiven("externalId", location.ExternalId);
    }

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z]+)+-[0-9]{1,2}\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"\Aarn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,576}\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex RolePattern();

    /// <summary>AWS STS API Reference, AssumeRole.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@:/-]{2,1224}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex ExternalIdPattern();
}
