using System.CommandLine;
using EcsRestart.Cli.Output;

namespace EcsRestart.Cli.Commands;

/// <summary>What every command's action has around it: Ctrl-C, and failures as one sentence and an exit code.</summary>
internal static class CommandActions
{
    public static void Does(this Command command, Func<ParseResult, Interrupt, Task<int>> act) => command.SetAction(async (line, _) =>
    {
        using var interrupt = new Interrupt();
        try
        {
            return await act(line, interrupt);
        }
        catch (CommandFailure failure)
        {
            new Screen(OutputFormat.Table).Say(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (interrupt.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    });
}
