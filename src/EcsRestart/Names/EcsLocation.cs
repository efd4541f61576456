using System.Text.Json.Serialization;

namespace EcsRestart.Names;

/// <summary>In which account and Region a service lives, and how the run gets there.</summary>
/// <param name="Region">Null: the Region that the run works in.</param>
/// <param name="RoleArn">The role that the run assumes; null: it uses its own permissions, in its own account.</param>
/// <param name="ExternalId">What the role's trust policy asks for; null: nothing.</param>
public sealed record EcsLocation(string? Region, string? RoleArn, string? ExternalId)
{
    /// <summary>The run's own account and Region.</summary>
    public static readonly EcsLocation Own = new(null, null, null);

    /// <summary>The account that the role belongs to; null: the run's own.</summary>
    [JsonIgnore]
    public string? Account => RoleArn?.Split(':') is [_, _, _, _, var account, ..] ? account : null;

    /// <summary>Where that is, in words.</summary>
    internal string Description => (Account, Region) switch
    {
        (null, null) => "this account and Region",
        (null, _) => $"this account in {Region}",
        (_, null) => $"account {Account} in this Region",
        _ => $"account {Account} in {Region}",
    };

    /// <summary>The same, with a Region only where it is another than the run's, so that equal homes are equal.</summary>
    /// <param name="ownRegion">The Region that the run works in; asked for only when there is one to compare.</param>
    internal EcsLocation RelativeTo(Func<string> ownRegion) => Region is not null && Region == ownRegion() ? this with { Region = null } : this;
}
