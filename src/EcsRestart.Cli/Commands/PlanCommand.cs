using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;

namespace EcsRestart.Cli.Commands;

/// <summary><c>plan</c>: shows what a request would do without changing anything.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var payload = PayloadFile.Argument();
        var session = new SessionOptions();
        var output = Screen.Option();
        var command = new Command("plan", "Show what a request would do to each service, and why, without changing anything") { payload, output };
        session.AddTo(command);
        command.SetHandler((line, interrupt) => RequestExecution.RunAsync(
            line.GetRequiredValue(payload),
            session.Read(line),
            new Screen(line.GetValue(output)),
            request => request with { DryRun = true },
            interrupt));
        return command;
    }
}
