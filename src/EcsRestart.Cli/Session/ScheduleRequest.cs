using System.Diagnostics;
using System.Text;
using EcsRestart.Cli.Output;
using EcsRestart.Request;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Session;

/// <summary>The request that a schedule is to send.</summary>
internal static class ScheduleRequest
{
    private const string FixedTime =
        $"Note: scheduledTime is a fixed time, so only the first run restarts anything; leave it out, or give \"{ContextAttributes.ScheduledTime}\".";

    /// <summary>Reads a request, checks it as the function will, and adds what tells one firing from another.</summary>
    /// <param name="functionArn">The function that is to take it: it restarts services of its own Region only.</param>
    /// <returns>The Input; null: it is wrong, and the screen says all that is.</returns>
    /// <exception cref="CommandException">It cannot be read, or is too long for a schedule.</exception>
    public static async Task<string?> ReadAsync(string path, string functionArn, Screen screen, CancellationToken cancellationToken)
    {
        var payload = await PayloadFile.ReadAsync(path, cancellationToken);
        switch (RequestValidation.Read(Fire(payload), RegionOf(functionArn)))
        {
            case RequestReading.Invalid(var errors):
                RequestErrors.Write(screen.Results, $"{path} is wrong; nothing was called.", errors);
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
        var fired = RequestReader.Read(Fire(Encoding.UTF8.GetBytes(input)));
        foreach (var warning in fired is RequestReading.Valid(var complete) ? complete.EffectiveWarnings : [])
            screen.WriteMessage($"Note: {warning}");
        if (request.ScheduledTime is not null && !input.Contains(ContextAttributes.ScheduledTime, StringComparison.Ordinal))
            screen.WriteMessage(FixedTime);
    }

    private static CommandException TooLong(string path) => new(
        ExitCodes.InvalidInput,
        $"{path} is too long for a schedule: EventBridge Scheduler takes {ScheduleInput.MaxBytes / 1024} KB. "
        + "Split it over several schedules, or select services by pattern.");

    private static string? RegionOf(string arn) => arn.Split(':') is [_, _, _, { Length: > 0 } region, ..] ? region : null;

    private static ReadOnlyMemory<byte> Fire(ReadOnlyMemory<byte> payload) =>
        PayloadFile.ReplaceContextAttributes(payload, SessionOptions.SimulatedRegion, TimeProvider.System);
}
