using System.Globalization;
using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>Untrusted text must not control the terminal or imitate other output.</summary>
public sealed class TerminalTests
{
    /// <summary>
    /// A window title, a cleared screen, a C1 sequence, bidirectional overrides, zero-width characters, a line separator and a carriage
    /// return.
    /// </summary>
    private const string Attack = "\\u001b]0;owned\\u0007\\u001b[2J\\u009b31m\\u202e\\u2066\\u200b\\u200f\\u061c\\u2028\\r";

    private static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("validate")]
    [InlineData("plan")]
    [InlineData("run")]
    public async Task Command_UnsafeNamesInRequest_AreEscaped(string command)
    {
        var run = await CommandLineRun.OfAsync(
            [command, "-"], $$"""{"wait":true,"services":[{"cluster":"prod{{Attack}}","service":"orders\nprod/fake: success"},{"cluster":"{{Attack}}"}]}""", Nothing);

        AssertSafe(run);
        Assert.Contains("\u241b[2J\ufffd31m", run.Output + run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("\nprod/fake", run.Output + run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"wait":"ATTACK","ATTACK":1,"services":[{"cluster":"a","service":"b"}]}""")]
    [InlineData("""{"services":[{"cluster":"a","service":"b","region":"ATTACK"}],"scheduleArn":"ATTACK"}""")]
    public async Task Plan_UnsafeInvalidRequest_IsEscaped(string request)
    {
        var run = await CommandLineRun.OfAsync(["plan", "-"], request.Replace("ATTACK", Attack, StringComparison.Ordinal), Nothing);

        Assert.Equal(2, run.ExitCode);
        AssertSafe(run);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task Run_UnsafeStoppedReason_IsEscaped(string output)
    {
        var scenario = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        await File.WriteAllTextAsync(scenario, $$"""
            {
              "clusters": [{ "name": "prod", "services": [{ "name": "mail", "startSeconds": 1, "healthSeconds": 1,
                "failure": { "kind": "cannotStart", "reason": "CannotPullContainerError: {{Attack}}" },
                "circuitBreaker": { "enable": true, "rollback": true } }] }]
            }
            """);
        var run = await CommandLineRun.OfAsync(
            ["run", "-", "--scenario", scenario, "--speed", "30", "--output", output], """{"wait":true,"services":[{"cluster":"prod","service":"mail"}]}""", Nothing);
        File.Delete(scenario);

        Assert.Equal(1, run.ExitCode);
        AssertSafe(run);
        if (output == "json")
            Assert.Contains(JsonSerializer.Deserialize<string>($"\"{Attack}\"") ?? "?", JsonElement.Parse(run.Output).GetProperty("results")[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        else
            Assert.Contains("\u241b]0;owned\u2407", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_UnsafeArgument_IsEscaped() => AssertSafe(await CommandLineRun.OfAsync("plan", "\e[2J\u202e.json", "--\e]0;x\a"));

    private static void AssertSafe(CommandLineRun run) => Assert.DoesNotContain(run.Output + run.Messages, character => character != '\n'
        && char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
