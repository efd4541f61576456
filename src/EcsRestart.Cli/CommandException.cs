namespace EcsRestart.Cli;

/// <summary>A command cannot go on; the message tells the user why and what to do.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode => exitCode;
}
