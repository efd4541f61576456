using System.Text.RegularExpressions;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests;

/// <summary>
/// The folders of the core depend one way, in the order in which a request passes through them (docs/contributing/architecture.md), and no AWS SDK
/// type appears in it. Unused usings are build errors, so the using directives of a file are exactly what it depends on.
/// </summary>
public sealed partial class ArchitectureTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly string[] Order =
    [
        "Names", "Request", "Ecs", "Results", "Discovery", "Preflight", "Plan", "Watch", "Restart", "Report", "Schedules", "Lists",
        "Deferrals", "StepFunctions",
    ];

    /// <summary>The files at the root that every folder may use; the others there use the folders.</summary>
    private static readonly string[] Foundation = ["ClockExtensions.cs", "ResultCode.cs", "ResultCodeJson.cs", "ResultStatus.cs", "StopSignals.cs", "TextFormat.cs"];

    private static readonly string Core = Checkout.PathOf("src/EcsRestart");

    public static TheoryData<string> Folders() => [.. Directory.GetDirectories(Core).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Folders))]
    public void CoreFolder_Usings_NameOnlyEarlierFolders(string folder)
    {
        Assert.Contains(folder, Order);
        Assert.Empty(
            from file in Directory.GetFiles(Path.Combine(Core, folder), "*.cs")
            from used in UsedFolders(file)
            where used != folder && Array.IndexOf(Order, used) >= Array.IndexOf(Order, folder)
            select $"{folder}/{Path.GetFileName(file)} must not use {used}");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void CoreFolder_Code_NamesNoFolderAndNoRun(string folder)
    {
        Assert.Empty(
            from file in Directory.GetFiles(Path.Combine(Core, folder), "*.cs")
            from line in File.ReadLines(file)
            where !IsDirective(line)
            let code = CommentPattern().Replace(line, "")
            where QualifierPattern().Matches(code).Any(match => match.Groups["folder"].Value != folder)
            select $"{folder}/{Path.GetFileName(file)}: {code.Trim()}");
    }

    [Fact]
    public void Foundation_Usings_NameNoFolder() =>
        Assert.DoesNotContain(Foundation, file => UsedFolders(Path.Combine(Core, file)).Any());

    [Fact]
    public void Core_Code_NamesNoAwsType() =>
        Assert.Empty(
            from file in Directory.GetFiles(Core, "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where AwsPattern().IsMatch(CommentPattern().Replace(line, ""))
            select $"{Path.GetFileName(file)}: {line.Trim()}");

    private static bool IsDirective(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("namespace ", StringComparison.Ordinal);

    private static IEnumerable<string> UsedFolders(string file) =>
        from line in File.ReadLines(file)
        let match = UsingPattern().Match(line)
        where match.Success
        select match.Groups["folder"].Value;

    [GeneratedRegex(@"^using (static |\w+ = )?EcsRestart\.(?<folder>\w+)", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex UsingPattern();

    [GeneratedRegex("//.*$", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex CommentPattern();

    /// <summary>A folder's name before a type, which needs no using directive; and the run, which uses every folder.</summary>
    [GeneratedRegex(
        @"(?<![\w.""])(?<folder>Names|Request|Ecs|Results|Discovery|Preflight|Plan|Watch|Restart|Report|Schedules|Lists|Deferrals|StepFunctions)\.[A-Z]\w+\.|\bRestartRun\b",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex QualifierPattern();

    [GeneratedRegex(@"\bAmazon\.", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex AwsPattern();
}
