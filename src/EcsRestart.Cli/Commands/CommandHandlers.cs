using System.CommandLine;
using EcsRestart.Cli.Output;

namespace EcsRestart.Cli.Commands;

/// <summary>Runs the handler of a command, with Ctrl-C handling and failures reported as a message and an exit code.</summary>
internal static class CommandHandlers
{
    public static void SetHandler(this Command command, Func<ParseResult, Interrupt, Task<int>> act) => command.SetAction(async (line, _) =>
    {
        using var interrupt = new Interrupt();
        try
        {
            return await act(line, interrupt);
        }
        catch (CommandException failure)
        {
            new Screen(OutputFormat.Table).WriteMessage(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (interrupt.Requested.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    });
}
