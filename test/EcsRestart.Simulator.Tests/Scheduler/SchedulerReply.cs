using System.Text.Json;

namespace EcsRestart.Simulator.Tests.Scheduler;

/// <param name="ErrorCode">Empty for a success.</param>
public sealed record SchedulerReply(int Status, string ErrorCode, JsonElement Json)
{
    /// <summary>The reply as text, such as <c>404 ResourceNotFoundException Schedule x does not exist.</c>.</summary>
    public string Error => $"{Status} {ErrorCode} {Json.GetProperty("Message").GetString()}";
}
