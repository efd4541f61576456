using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>Every code in the output of the command line.</summary>
public sealed partial class CommandLineCodeTests(CommandLineCodeTests.Outputs outputs) : IClassFixture<CommandLineCodeTests.Outputs>
{
    private const int MatchTimeoutMilliseconds = 1_000;

    public static TheoryData<string, int, string> Planned => CodeTable.For(EntryPoint.Plan);

    public static TheoryData<string, int, string> Run => CodeTable.For(EntryPoint.Run);

    [Theory]
    [MemberData(nameof(Planned))]
    public async Task Plan_EveryCode_IsShownWithMessage(string scenario, int number, string code)
    {
        var expected = CodeTable.Find(scenario).Results[number];

        var output = await outputs.OfAsync(EntryPoint.Plan, scenario);

        Assert.Equal(code, expected.Code.Name);
        expected.AssertPlanned(output);
    }

    [Theory]
    [MemberData(nameof(Run))]
    public async Task Run_EveryCode_IsShownWithMessage(string scenario, int number, string code)
    {
        var expected = CodeTable.Find(scenario).Results[number];

        var output = await outputs.OfAsync(EntryPoint.Run, scenario);

        Assert.Equal(code, expected.Code.Name);
        expected.AssertShown(output);
    }

    /// <summary>
    /// The output of the command line for each scenario, without table borders and line breaks. Each scenario is run once.
    /// </summary>
    public sealed partial class Outputs
    {
        private readonly Dictionary<(EntryPoint, string), Task<string>> _outputs = [];

        internal Task<string> OfAsync(EntryPoint entryPoint, string scenario)
        {
            if (!_outputs.TryGetValue((entryPoint, scenario), out var output))
                _outputs[(entryPoint, scenario)] = output = RunAsync(entryPoint, CodeTable.Find(scenario));
            return output;
        }

        private static async Task<string> RunAsync(EntryPoint entryPoint, CodeScenario scenario)
        {
            string[] command = entryPoint == EntryPoint.Plan ? ["plan", "-"] : ["run", "-", .. scenario.RunOptions];
            string[] interruptAt = entryPoint == EntryPoint.Plan ? [] : [.. scenario.InterruptAt];
            var run = await CommandLineRun.OfAsync(
                [.. command, "--scenario", scenario.Scenario, "--speed", $"{scenario.Speed}"], scenario.Request, scenario.Environment, interruptAt);

            Assert.Equal(ExitCode(scenario, interruptAt.Length > 0), run.ExitCode);
            return Lines().Replace(run.Output, " ");
        }

        private static int ExitCode(CodeScenario scenario, bool isInterrupted) =>
            isInterrupted ? 130 : scenario.Results.Any(result => result.Code.Status == ResultStatus.Failed) ? 1 : 0;

        [GeneratedRegex(@"[\s│]+", RegexOptions.None, MatchTimeoutMilliseconds)]
        private static partial Regex Lines();
    }
}
