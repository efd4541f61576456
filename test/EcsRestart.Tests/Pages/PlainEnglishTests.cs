using System.Text.RegularExpressions;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Pages;

/// <summary>
/// Sources, tests, pages and infrastructure avoid the phrases that docs/contributing/english.md lists. A phrase can be right where it stands;
/// then its place is allowed here.
/// </summary>
public sealed partial class PlainEnglishTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>Files, and the number of their lines in which such a phrase is right.</summary>
    private static readonly Dictionary<string, int> Allowed = new()
    {
        ["docs/contributing/english.md"] = 8,
        ["src/EcsRestart/Gates/GateFacts.cs"] = 2,
        ["src/EcsRestart/Request/RestartRequest.cs"] = 1,
        ["src/EcsRestart/Restart/UnansweredCallResolver.cs"] = 1,
        ["src/EcsRestart/Watch/RolloutEvidence.cs"] = 2,
        ["test/EcsRestart.EndToEnd.Tests/Deployment/ToolParsers.cs"] = 1,
        ["test/EcsRestart.Tests/Discovery/TargetResolverTests.cs"] = 1,
        ["test/EcsRestart.Tests/Gates/ExtraTasksTests.cs"] = 1,
        ["test/EcsRestart.Tests/RandomNights/NightFacts.cs"] = 1,
        ["test/EcsRestart.Tests/RandomNights/RollbackObserver.cs"] = 1,
        ["test/EcsRestart.Tests/SimulatedTaskRunTests.cs"] = 1,
        ["test/EcsRestart.Tests/Watch/RolloutEvidenceTests.cs"] = 2,
        ["test/EcsRestart.Tests/Wire/IncompleteResponseTests.cs"] = 1,
        ["test/EcsRestart.Tests/Wire/WireFaultTests.cs"] = 1,
    };

    [Fact]
    public void Code_Lines_AvoidPhrases() => AssertNone([.. Checkout.FilesIn("src", ".cs"), .. Checkout.FilesIn("test", ".cs")]);

    [Fact]
    public void Infrastructure_Lines_AvoidPhrases() =>
        AssertNone(Checkout.FilesIn("infra", ".md", ".yaml", ".tf", ".json"));

    [Fact]
    public void Pages_Lines_AvoidPhrases() => AssertNone(
        [.. Directory.EnumerateFiles(Checkout.Root, "*.md").Select(Path.GetFileName).OfType<string>(), .. Checkout.FilesIn("docs", ".md")]);

    [Fact]
    public void AllowedFiles_Lines_HaveAllowedNumber() => Assert.All(
        Allowed, file => Assert.Equal(file.Value, Checkout.Read(file.Key).Split('\n').Count(line => Phrases().IsMatch(line))));

    private static void AssertNone(IEnumerable<string> files)
    {
        var found = (
            from file in files
            where !Allowed.ContainsKey(file)
            from line in File.ReadLines(Checkout.PathOf(file)).Select((text, index) => (Text: text, Number: index + 1))
            where Phrases().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}").ToArray();

        Assert.Empty(found);
    }

    /// <summary>The brackets keep this file from containing the phrases itself.</summary>
    [GeneratedRegex(
        "under[ ]way|what[ ](became|becomes|comes|came)[ ]|came[ ]to[ ]its|is[ ]none[:,. ]|is[ ]no[ ][A-Z a-z]*(time[ ]zone|address|name|number|ARN)"
        + "|look(ed|s)?[ ]at|at[ ]a[ ]glance|[n]obody|[s]omebody|goes?[ ]on[ ](with|trying)|all[ ]the[ ]same[;,.]|may[ ]not[ ](be|have|start|restart)"
        + "|taken[ ](for|as)[ ]|passed[ ]over|falls?[ ]away|of[ ]use|worth[ ]knowing|[t]hereof|[l]ikewise|as[ ]far[ ]as[ ][a-z]+[ ](tell|say)s?"
        + "|in[ ]words|such[ ]as[ ](it|they)[ ](is|are)|[Ii]s[ ]to[ ](be|fail)|makes?[ ]a[ ]deployment|begins?[ ](at|when|with)"
        + "|leave[ ](that|it)[ ]away|the[ ]one[ ]before|([M]ost|[L]ongest|[L]argest|[S]hortest|[U]sual|[P]atience)[A-Z][a-z]+",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex Phrases();
}
