using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EcsRestart.Cli.Commands;

/// <summary>The usual help, followed by the command's examples.</summary>
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
            "ecs-restart run nightly.json --aws --profile prod --region eu-central-1",
            "jq '.services |= .[:1]' nightly.json | ecs-restart run - --output json",
        ],
        ["plan"] =
        [
            "ecs-restart plan events/waves.json",
            "ecs-restart plan events/select-by-tag.json --scenario events/scenarios/estate.json",
            "ecs-restart plan nightly.json --aws --output json",
        ],
        ["validate"] = ["ecs-restart validate events/nightly.json", "ecs-restart validate nightly.json weekly.json --region eu-central-1"],
        ["invoke"] =
        [
            "ecs-restart invoke events/minimal.json",
            "ecs-restart invoke events/nightly.json --function ./publish --timeout 60",
        ],
        ["simulate"] =
        [
            "ecs-restart simulate --port 4599 --scenario events/scenarios/healthy.json",
            "aws ecs list-services --cluster prod-cluster --endpoint-url http://127.0.0.1:4599",
        ],
    };

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (!Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var lines))
            return exitCode;

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in lines)
            output.WriteLine($"  {line}");
        output.WriteLine();
        return exitCode;
    }
}
