using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>The commands in README and pages do what the pages show.</summary>
public sealed class HowToTests
{
    private static readonly string[] AwsOptions = ["--aws", "--endpoint-url"];

    public static TheoryData<string> Pages => [.. Page.All];

    public static TheoryData<string> HowTos => [.. Page.All.Where(page => page.StartsWith("docs/how-to/", StringComparison.Ordinal))];

    /// <summary>Page, number of the command, and the command.</summary>
    public static TheoryData<string, int, string> Commands
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var page in Page.All)
            {
                foreach (var (number, command) in HowToCommand.In(Page.PathOf(page)).Index())
                {
                    if (!NeedsEndpoint(command.Line))
                        rows.Add(page, number, command.Line);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(HowTos))]
    public void HowTo_Each_ShowsOutput(string page) =>
        Assert.Contains(HowToCommand.In(Page.PathOf(page)), command => command.Output is not null);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_OnPage_PrintsAndEndsAsShown(string page, int number, string line)
    {
        var command = HowToCommand.In(Page.PathOf(page))[number];
        Assert.Equal(line, command.Line);

        Page.AssertShows(page, command, await CommandLineRun.OfAsync([.. command.Arguments]));
    }

    /// <summary>What could run on the built-in simulator must be in a block that is run; the options of everything else must exist.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Command_NotRun_NeedsAwsAndHasKnownOptions(string page)
    {
        foreach (var line in HowToCommand.NotRunIn(Page.PathOf(page)))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            string[] path = [.. words.TakeWhile(word => word.All(letter => char.IsAsciiLetterLower(letter))).Take(words[0] is "schedule" or "list" ? 2 : 1)];
            Assert.True(NeedsEndpoint(line) || path is ["simulate"] || words[^1] == "--help", $"{page} can run this on the simulator: {line}");

            var help = (await CommandLineRun.OfAsync([.. path, "--help"])).Output;
            Assert.All(
                words.Where(word => word.StartsWith("--", StringComparison.Ordinal)),
                option => Assert.Contains($"{option} ", help, StringComparison.Ordinal));
        }
    }

    private static bool NeedsEndpoint(string line) => AwsOptions.Any(option => line.Contains(option, StringComparison.Ordinal));
}
