using System.Diagnostics;
using System.Text;
using EcsRestart.Cli.Output;
using EcsRestart.Request;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Session;

/// <summary>The request that a schedule sends.</summary>
internal static class ScheduleRequest
{
    private const string FixedTime =
        $"Note: scheduledTime is a fixed time, so only the first run restarts services. Remove it, or set it to \"{ContextAttributes.ScheduledTime}\".";

    /// <summary>Reads and validates a request, and adds the context attributes that identify an invocation.</summary>
    /// <param name="functionArn">The function that will receive the request. Services must be in its Region.</param>
    /// <returns>The input of the schedule. Null when the request is invalid; the errors have been shown.</returns>
    /// <exception cref="CommandException">The request cannot be read or is too long for a schedule.</exception>
    public static async Task<string?> ReadAsync(string path, string functionArn, Screen screen, CancellationToken cancellationToken)
    {
        var payload = await PayloadFile.ReadAsync(path, cancellationToken);
        switch (RequestValidation.Read(ReplaceContextAttributes(payload), RegionOf(functionArn)))
        {
            case RequestReading.Invalid(var errors):
                RequestErrors.Write(screen.Results, $"{path}: invalid. Nothing was called.", errors);
                return null;
            case RequestReading.Valid(var request):
                var input = ScheduleInput.WithContext(payload);
                Warn(input, request, screen);
                return Encoding.UTF8.GetByteCount(input) <= ScheduleInput.MaxBytes ? input : throw TooLong(path);
            default:
                throw new UnreachableException();
        }
    }

    private static void Warn(string input, RestartRequest request, Screen screen)
    {
        var result = RequestReader.Read(ReplaceContextAttributes(Encoding.UTF8.GetBytes(input)));
        foreach (var warning in result is RequestReading.Valid(var complete) ? complete.EffectiveWarnings : [])
            screen.WriteMessage($"Note: {warning}");
        if (request.ScheduledTime is not null && !input.Contains(ContextAttributes.ScheduledTime, StringComparison.Ordinal))
            screen.WriteMessage(FixedTime);
    }

    private static CommandException TooLong(string path) => new(
        ExitCodes.InvalidInput,
        $"{path} is too long for a schedule: EventBridge Scheduler accepts at most {ScheduleInput.MaxBytes / 1024} KB. "
        + "Use several schedules, or select services by pattern.");

    private static string? RegionOf(string arn) => arn.Split(':') is [_, _, _, { Length: > 0 } region, ..] ? region : null;

    private static ReadOnlyMemory<byte> ReplaceContextAttributes(ReadOnlyMemory<byte> payload) =>
        PayloadFile.ReplaceContextAttributes(payload, SessionOptions.SimulatedRegion, TimeProvider.System);
}
