using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>The subject that a trust policy for GitHub must name, in both forms.</summary>
public sealed class GitHubSubjectTests
{
    private const string Page = "docs/how-to/restart-from-github.md";
    private const string Repo = """{ "id": 5678, "name": "YOUR-REPO", "owner": { "login": "YOUR-ORG", "id": 1234 } }""";

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly string _page = File.ReadAllText(Path.Combine(Repository.Root, Page));

    [Fact]
    public void Page_NamesBothFormsAndTheTroubleshootingRow()
    {
        Assert.Contains("`repo:YOUR-ORG/YOUR-REPO:environment:production`", _page, StringComparison.Ordinal);
        Assert.Contains("`repo:YOUR-ORG@1234/YOUR-REPO@5678:environment:production`", _page, StringComparison.Ordinal);
        Assert.Matches(new Regex(@"\| configure-aws-credentials \|[^\n]*sts:AssumeRoleWithWebIdentity[^\n]*with and without IDs", RegexOptions.None, MatchTimeout), _page);
    }

    [RestartNowFact]
    public async Task Command_ForTheIds_PrintsTheSubject()
    {
        var command = Assert.Single(DocumentedCommands.StartingWith("gh", "api")).Command;

        var run = await new Tool("jq").RunAsync(Repository.Root, new Dictionary<string, string?>(), "--null-input", "--raw-output", $"{Repo} | {command.Option("--jq")}");

        Assert.Equal("repo:YOUR-ORG@1234/YOUR-REPO@5678:environment:production\n", run.Output);
    }
}
