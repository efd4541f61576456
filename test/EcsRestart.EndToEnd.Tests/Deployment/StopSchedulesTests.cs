using EcsRestart.EndToEnd.Tests.HowTo;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>The commands of the runbook that disable all schedules of a group and enable them again, run by the AWS CLI on the simulator.</summary>
public sealed class StopSchedulesTests
{
    private const string Show = """
        aws scheduler list-schedules --group-name ecs-restart --query 'Schedules[].[Name,State]' --output text
        """;

    [AwsFact]
    public async Task Schedules_OfTheGroup_AreDisabledAndOnlyThoseEnabledAgain()
    {
        using var scheduler = new SimulatedScheduler(TimeProvider.System);
        await using var api = await EcsHttpApi.StartAsync(new SimulatedEcs(TimeProvider.System), scheduler, port: 0, CancellationToken.None);
        var blocks = DocumentedCommands.BlocksOf("docs/runbook.md").Where(block => block.Contains("disabled.txt", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, blocks.Length);

        var run = await AwsCommandLine.RunAsync($"""
            aws scheduler create-schedule-group --name ecs-restart
            target='Arn=arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart,RoleArn=arn:aws:iam::123456789012:role/ecs-restart-schedule'
            for name in nightly hourly off; do
              aws scheduler create-schedule --group-name ecs-restart --name "$name" --schedule-expression 'rate(1 hour)' \
                --flexible-time-window Mode=OFF --target "$target" --state "$([ "$name" = off ] && echo DISABLED || echo ENABLED)" > /dev/null
            done
            {blocks[0]}
            echo disabled; {Show}
            {blocks[1]}
            echo enabled; {Show}
            """, api.Endpoint);

        Assert.True(run.ExitCode == 0, run.Output + run.Messages);
        var output = run.Output.Split('\n').Select(line => line.Trim()).ToArray();
        Assert.Equal(["hourly\tDISABLED", "nightly\tDISABLED", "off\tDISABLED"], States(output, "disabled"));
        Assert.Equal(["hourly\tENABLED", "nightly\tENABLED", "off\tDISABLED"], States(output, "enabled"));
    }

    private static IEnumerable<string> States(string[] output, string after) =>
        output.SkipWhile(line => line != after).Skip(1).Take(3).Order(StringComparer.Ordinal);
}
