using System.CommandLine;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>The payload of a command: the path of a file, or <c>-</c> for standard input.</summary>
internal static class PayloadFile
{
    private const string StandardInput = "-";

    public static Argument<string> Argument() => new("REQUEST")
    {
        Description = "Payload file (JSON, as the schedule sends it), or - for standard input",
    };

    /// <exception cref="CommandException">The payload cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (path != StandardInput)
                return await File.ReadAllBytesAsync(path, cancellationToken);

            await using var input = Console.OpenStandardInput();
            using var buffer = new MemoryStream();
            await input.CopyToAsync(buffer, cancellationToken);
            return buffer.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.InvalidInput, $"Cannot read the request: {exception.Message}", exception);
        }
    }

    /// <summary>Replaces the context attributes of a payload as if EventBridge Scheduler invoked the function now.</summary>
    public static ReadOnlyMemory<byte> ReplaceContextAttributes(ReadOnlyMemory<byte> payload, string region, TimeProvider clock) => ContextAttributes.Replace(
        payload,
        $"arn:aws:scheduler:{region}:000000000000:schedule/default/local",
        clock.GetUtcNow(),
        Guid.NewGuid().ToString());
}
