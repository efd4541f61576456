using System.Text.Json.Serialization;

namespace EcsRestart.Results;

/// <summary>Whether a successful rollout was watched to completion.</summary>
public enum RolloutVerification
{
    /// <summary>All tasks were replaced.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>ECS accepted the restart, but the rollout was not watched to completion.</summary>
    [JsonStringEnumMemberName("unverified")]
    Unverified,
}
