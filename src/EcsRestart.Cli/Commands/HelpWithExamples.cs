using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace EcsRestart.Cli.Commands;

/// <summary>The standard help followed by examples of the command.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["run"] =
        [
            "ecs-restart run events/nightly.json",
            "ecs-restart run events/waves.json",
            "ecs-restart run events/nightly.json --scenario events/scenarios/crash-with-breaker.json",
            "ecs-restart run events/select-by-tag.json --scenario events/scenarios/estate.json",
            "ecs-restart run events/from-parameter.json --scenario events/scenarios/from-parameter.json",
            "ecs-restart run nightly.json --aws --profile prod --region eu-central-1",
            "jq '.services |= .[:1]' nightly.json | ecs-restart run - --output json",
        ],
        ["plan"] =
        [
            "ecs-restart plan events/waves.json",
            "ecs-restart plan events/select-by-tag.json --scenario events/scenarios/estate.json",
            "ecs-restart plan nightly.json --aws --output json",
        ],
        ["validate"] =
        [
            "ecs-restart validate events/nightly.json",
            "ecs-restart validate nightly.json weekly.json --region eu-central-1",
            "ecs-restart validate --list nightly.txt",
        ],
        ["invoke"] =
        [
            "ecs-restart invoke events/minimal.json",
            "ecs-restart invoke events/nightly.json --function ./publish --timeout 60",
        ],
        ["simulate"] =
        [
            "ecs-restart simulate --port 4599 --scenario events/scenarios/healthy.json",
            "aws ecs list-services --cluster prod-cluster --endpoint-url http://127.0.0.1:4599",
            "ecs-restart schedule list --endpoint-url http://127.0.0.1:4599",
        ],
        ["list"] =
        [
            "ecs-restart list show --parameter /ecs-restart/nightly --aws",
            "ecs-restart list show --table restarts --group nightly --aws",
        ],
        ["list show"] =
        [
            "ecs-restart list show --parameter /ecs-restart/nightly --aws --profile prod",
            "ecs-restart list show --table restarts --group nightly --endpoint-url http://127.0.0.1:4599 --output json",
        ],
        ["schedule"] =
        [
            "ecs-restart schedule list --aws",
            "ecs-restart schedule next --cron \"0 5 ? * MON-FRI *\" --timezone Europe/London",
        ],
        ["schedule create"] =
        [
            "ecs-restart schedule create nightly events/nightly.json --cron \"0 0 * * ? *\" --timezone America/New_York \\",
            "    --function-arn arn:aws:lambda:us-east-1:123456789012:function:ecs-restart \\",
            "    --role-arn arn:aws:iam::123456789012:role/ecs-restart-schedule --aws",
            "ecs-restart schedule create twice-daily nightly.json --expression \"rate(12 hours)\" --function-arn … --role-arn … --aws",
        ],
        ["schedule update"] =
        [
            "ecs-restart schedule update nightly --cron \"30 1 * * ? *\" --aws",
            "ecs-restart schedule update nightly --request events/waves.json --aws",
        ],
        ["schedule list"] =
        [
            "ecs-restart schedule list --aws --profile prod",
            "ecs-restart schedule list --group restarts --endpoint-url http://127.0.0.1:4599",
        ],
        ["schedule show"] = ["ecs-restart schedule show nightly --aws"],
        ["schedule pause"] = ["ecs-restart schedule pause nightly --aws"],
        ["schedule resume"] = ["ecs-restart schedule resume nightly --aws"],
        ["schedule delete"] = ["ecs-restart schedule delete nightly --aws"],
        ["schedule next"] =
        [
            "ecs-restart schedule next nightly --count 10 --aws",
            "ecs-restart schedule next --cron \"30 2 * * ? *\" --timezone America/New_York",
            "ecs-restart schedule next --expression \"at(2026-12-01T02:00:00)\" --timezone Europe/London",
        ],
        ["schedule once"] =
        [
            "ecs-restart schedule once events/nightly.json --at 2026-12-01T02:00 --timezone Europe/London \\",
            "    --function-arn arn:aws:lambda:eu-west-2:123456789012:function:ecs-restart \\",
            "    --role-arn arn:aws:iam::123456789012:role/ecs-restart-schedule --aws",
        ],
    };

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (!Examples.TryGetValue(NameOf(parseResult.CommandResult), out var lines))
            return exitCode;

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in lines)
            output.WriteLine($"  {line}");
        output.WriteLine();
        return exitCode;
    }

    /// <summary>Returns the command without the name of the program, such as <c>schedule list</c>.</summary>
    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult { Command: not RootCommand } parent ? $"{NameOf(parent)} {command.Command.Name}" : command.Command.Name;
}
