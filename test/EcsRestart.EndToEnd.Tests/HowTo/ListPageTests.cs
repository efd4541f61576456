using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>The commands in <c>bash</c> blocks that write lists, run against the simulator.</summary>
public sealed class ListPageTests
{
    private const string ListPage = "docs/how-to/keep-a-list-outside-the-schedule.md";

    [Fact]
    public void BashBlocks_OnOtherPages_DoNotExist() => Assert.DoesNotContain(
        Page.All.Where(page => page != ListPage), page => MarkdownBlock.In(Page.PathOf(page)).Any(block => block.Kind == "bash"));

    [AwsFact]
    public async Task Commands_AwsCli_WriteListsThatRunReads()
    {
        var ecs = new SimulatedEcs(TimeProvider.System);
        ecs.Lists.AddItem("restarts", """{"group":"nightly","id":"prod-cluster/mail-service"}""");
        await using var api = await EcsHttpApi.StartAsync(ecs, port: 0, CancellationToken.None);
        string[] blocks = [.. MarkdownBlock.In(Page.PathOf(ListPage)).Where(block => block.Kind == "bash").Select(block => string.Join('\n', block.Lines))];

        var runs = new List<CommandLineRun>();
        foreach (var block in blocks)
            runs.Add(await AwsCommandLine.RunAsync(block, api.Endpoint));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Messages}"));
        Assert.Equal(
            ["PutParameter", "GetParameter", "PutItem", "Query", "DeleteItem", "Query"], ecs.Lists.Log.Records.Select(record => record.Action));
        Assert.Equal(["2 services", "2 services", "1 service"], runs.Select(run => run.Output.TrimEnd().Split('\n')[^1].Trim()));
        Assert.Contains("nightly.txt: valid (2 services)", runs[0].Output, StringComparison.Ordinal);
        Assert.Contains("orders.json: valid (1 service)", runs[1].Output, StringComparison.Ordinal);
        Assert.Contains("wave 2", runs[1].Output, StringComparison.Ordinal);
        Assert.Contains("mail-service", runs[2].Output, StringComparison.Ordinal);
    }
}
