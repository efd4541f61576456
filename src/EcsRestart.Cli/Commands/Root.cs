using System.CommandLine;
using System.CommandLine.Help;

namespace EcsRestart.Cli.Commands;

/// <summary>The command line as a whole.</summary>
internal static class Root
{
    /// <summary>Ctrl-C is ours (<see cref="Interrupt"/>): a run that is interrupted still reports.</summary>
    public static InvocationConfiguration Invocation => new() { ProcessTerminationTimeout = null };

    public static RootCommand Create()
    {
        var root = new RootCommand("""
            Restarts Amazon ECS services without downtime, and tells what became of each.

            Without --aws everything happens on a simulator that is built in: no account, no credentials, nothing to lose.
            Exit codes: 0 nothing failed, 1 something failed, 2 bad request or usage, 3 ECS cannot be reached or allows
            nothing, 130 interrupted.
            """)
        {
            RunCommand.Create(),
            PlanCommand.Create(),
            ValidateCommand.Create(),
            InvokeCommand.Create(),
            SimulateCommand.Create(),
            ScheduleCommand.Create(),
            ListCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        if (help.Action is HelpAction plain)
            help.Action = new HelpWithExamples(plain);
        return root;
    }
}
