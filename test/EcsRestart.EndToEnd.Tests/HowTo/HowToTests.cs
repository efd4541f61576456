using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>What the how-tos tell their readers to run does what they say.</summary>
public sealed class HowToTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "how-to");

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileName).OfType<string>().Order()];

    /// <summary>How-to, number of the command, and the command.</summary>
    public static TheoryData<string, int, string> Commands
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var document in Directory.EnumerateFiles(Folder, "*.md").Order())
            {
                foreach (var (number, command) in HowToCommand.In(document).Index())
                    rows.Add(Path.GetFileName(document), number, command.Line);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void HowTo_EveryOne_ShowsWhatItsCommandsPrint(string document) =>
        Assert.Contains(HowToCommand.In(Path.Combine(Folder, document)), command => command.Output is not null);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_OfAHowTo_PrintsAndEndsAsItSays(string document, int number, string line)
    {
        var command = HowToCommand.In(Path.Combine(Folder, document))[number];

        var run = await CommandLineRun.OfAsync([.. command.Arguments]);

        Assert.Equal(line, command.Line);
        Assert.True(command.ExitCode == run.ExitCode, $"{line} ended with {run.ExitCode}:\n{run.Output}\n{run.Messages}");
        var missed = command.Output?.Misses(run.Output);
        Assert.True(missed is null, $"{line} prints otherwise than {document} shows; {missed}\n{run.Output}");
    }
}
