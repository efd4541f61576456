using System.Text.Json;
using EcsRestart.Report;

namespace EcsRestart.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int InvalidInput = 2;

    /// <summary>ECS, or where the list of services is kept, cannot be reached; or nothing is allowed there.</summary>
    public const int Unavailable = 3;

    public const int Interrupted = 130;

    public static int Of(RestartReport report) => Of(report.StatusCode, report.Summary?.Failed ?? 0);

    /// <param name="report">The report as the function answers it.</param>
    public static int Of(JsonElement report) => Of(
        report.GetProperty("statusCode").GetInt32(),
        report.TryGetProperty("summary", out var summary) ? summary.GetProperty("failed").GetInt32() : 0);

    private static int Of(int statusCode, int failed) => statusCode switch
    {
        400 => InvalidInput,
        503 => Unavailable,
        _ => failed > 0 ? Failure : Success,
    };
}
