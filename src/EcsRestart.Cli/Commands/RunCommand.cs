using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;

namespace EcsRestart.Cli.Commands;

/// <summary><c>run</c>: restarts the services of a request and watches the rollouts.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var payload = PayloadFile.Argument();
        var session = new SessionOptions();
        var output = Screen.Option();
        var noWait = new Option<bool>("--no-wait")
        {
            Description = "Do not watch the rollouts unless the request sets \"wait\": true; waves then only order the calls",
        };
        var command = new Command("run", "Restart the services of a request and watch each rollout to completion") { payload, noWait, output };
        session.AddTo(command);
        command.SetHandler((line, interrupt) => RequestExecution.RunAsync(
            line.GetRequiredValue(payload),
            session.Read(line),
            new Screen(line.GetValue(output)),
            request => request with { Wait = request.Wait || !line.GetValue(noWait) },
            interrupt));
        return command;
    }
}
