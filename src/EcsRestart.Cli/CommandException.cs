namespace EcsRestart.Cli;

/// <summary>A failure that ends a command. The message explains the cause and the remedy to the user.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode => exitCode;
}
