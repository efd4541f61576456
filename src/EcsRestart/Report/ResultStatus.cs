using System.Text.Json.Serialization;

namespace EcsRestart.Report;

/// <summary>skipped needs nobody; failed needs somebody.</summary>
public enum ResultStatus
{
    [JsonStringEnumMemberName("success")]
    Success,

    [JsonStringEnumMemberName("skipped")]
    Skipped,

    [JsonStringEnumMemberName("failed")]
    Failed,
}
