using System.CommandLine;
using System.CommandLine.Help;

namespace EcsRestart.Cli.Commands;

/// <summary>The root command.</summary>
internal static class Root
{
    /// <summary>
    /// Disables the Ctrl-C handling of System.CommandLine. <see cref="Interrupt"/> handles it, so an interrupted run still reports.
    /// </summary>
    public static InvocationConfiguration Invocation => new() { ProcessTerminationTimeout = null };

    public static RootCommand Create()
    {
        var root = new RootCommand("""
            Restart Amazon ECS services without downtime and report the outcome of each.

            Without --aws, commands use a built-in simulator and need no AWS account or credentials.
            Exit codes: 0 success, 1 failure, 2 invalid request or usage, 3 ECS unreachable or access denied, 130 interrupted.
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
