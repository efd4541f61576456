using System.Text.Json;
using EcsRestart.Report;

namespace EcsRestart.Cli;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int InvalidInput = 2;

    /// <summary>ECS or the store of the service list cannot be reached, or denies every call.</summary>
    public const int Unavailable = 3;

    public const int Interrupted = 130;

    public static int For(RestartReport report) => For(report.StatusCode, report.Summary?.Failed ?? 0);

    /// <param name="report">The report that the function returned.</param>
    public static int For(JsonElement report) => For(
        report.GetProperty("statusCode").GetInt32(),
        report.TryGetProperty("summary", out var summary) ? summary.GetProperty("failed").GetInt32() : 0);

    private static int For(int statusCode, int failed) => statusCode switch
    {
        400 => InvalidInput,
        503 => Unavailable,
        _ => failed > 0 ? Failure : Success,
    };
}
