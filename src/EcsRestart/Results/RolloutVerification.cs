using System.Text.Json.Serialization;

namespace EcsRestart.Results;

/// <summary>How much is known of a rollout that went well as far as it was seen.</summary>
public enum RolloutVerification
{
    /// <summary>Every task was replaced.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>ECS accepted the restart; nobody watched it to its end.</summary>
    [JsonStringEnumMemberName("unverified")]
    Unverified,
}
