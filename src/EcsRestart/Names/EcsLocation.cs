using System.Text.Json.Serialization;

namespace EcsRestart.Names;

/// <summary>The account and Region of a service, and the role used to reach them.</summary>
/// <param name="Region">Null for the Region of the run.</param>
/// <param name="RoleArn">The role to assume. Null for the run's own account and permissions.</param>
/// <param name="ExternalId">The external ID that the trust policy of the role requires. Null for none.</param>
public sealed record EcsLocation(string? Region, string? RoleArn, string? ExternalId)
{
    /// <summary>The account and Region of the run.</summary>
    public static readonly EcsLocation Own = new(null, null, null);

    /// <summary>The account of the role. Null for the account of the run.</summary>
    [JsonIgnore]
    public string? Account => RoleArn?.Split(':') is [_, _, _, _, var account, ..] ? account : null;

    /// <summary>The location as part of a sentence.</summary>
    internal string Description => (Account, Region) switch
    {
        (null, null) => "this account and Region",
        (null, _) => $"this account in {Region}",
        (_, null) => $"account {Account} in this Region",
        _ => $"account {Account} in {Region}",
    };

    /// <summary>Returns the location without its Region when that is the Region of the run, so that equal locations compare equal.</summary>
    /// <param name="ownRegion">Returns the Region of the run; called only when the location has a Region.</param>
    internal EcsLocation RelativeTo(Func<string> ownRegion) => Region is not null && Region == ownRegion() ? this with { Region = null } : this;
}
