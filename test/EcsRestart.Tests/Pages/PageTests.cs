using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Pages;

/// <summary>The pages are complete, name what exists, and state each fact once.</summary>
public sealed partial class PageTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly string[] Named = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "infra/README.md"];

    /// <summary>The maximum length of pages, in lines.</summary>
    private static readonly (string Pages, int Lines)[] Limits =
        [("README.md", 120), ("docs/contributing/walkthrough.md", 40), ("docs/how-to/", 100), ("docs/how-it-works.md", 150), ("docs/errors.md", 150)];

    /// <summary>Pages that name types, which must be renamed together with the code.</summary>
    private static readonly string[] NamingTypes = ["docs/contributing/architecture.md", "docs/contributing/walkthrough.md"];

    private static readonly string[] Sources = [.. Checkout.FilesIn("src", ".cs", ".csproj"), .. Checkout.FilesIn("test", ".cs")];

    private static readonly string[] AllPages = [.. Named, .. Checkout.FilesIn("docs", ".md")];

    public static TheoryData<string> Pages => [.. AllPages];

    public static TheoryData<string> TypePages => [.. NamingTypes];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OnPage_Resolve(string page) => Assert.Empty(
        from line in Prose(page)
        from Match match in LinkPattern().Matches(line)
        let target = match.Groups["target"].Value
        where !target.StartsWith("http", StringComparison.Ordinal) && !Resolves(page, target)
        select target);

    [Theory]
    [MemberData(nameof(Pages))]
    public void SourceFiles_NamedOnPage_Exist(string page) => Assert.Empty(
        from Match match in SourceFilePattern().Matches(Checkout.Read(page))
        let file = match.Groups["file"].Value
        where !Sources.Any(source => source == file || source.EndsWith($"/{file}", StringComparison.Ordinal))
        select file);

    [Theory]
    [MemberData(nameof(TypePages))]
    public void Types_NamedOnPage_Exist(string page)
    {
        var words = Sources.Concat(Checkout.FilesIn("infra", ".yaml", ".json"))
            .SelectMany(file => WordPattern().Matches(Checkout.Read(file)).Select(word => word.Value)).ToHashSet();

        Assert.All(TypePattern().Matches(Checkout.Read(page)).Select(match => match.Groups["type"].Value), type => Assert.Contains(type, words));
    }

    [Fact]
    public void Pages_WithLimit_AreShortEnough() => Assert.Empty(
        from page in AllPages
        from limit in Limits
        where page.StartsWith(limit.Pages, StringComparison.Ordinal) && Lines(page).Length > limit.Lines
        select $"{page} has {Lines(page).Length} lines; at most {limit.Lines}");

    [Fact]
    public void RequestPage_FieldsOfSchema_AreAllThere()
    {
        var schema = JsonElement.Parse(Checkout.Read("events/restart-request.schema.json"));

        Assert.Empty(Missing("docs/request.md", FieldsOf(schema)));
    }

    [Fact]
    public void ReportPage_MembersOfReport_AreAllThere()
    {
        string[] members = [.. MemberPattern().Matches(Checkout.Read("src/EcsRestart/Report/ReportJson.cs")).Select(match => match.Groups["name"].Value)];

        Assert.Contains("rolledBackBy", members);
        Assert.Empty(Missing("docs/report.md", members));
    }

    [Fact]
    public void CodePage_Codes_AreAllThere() => Assert.Empty(Missing(
        "docs/errors.md", typeof(ResultCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => code.Name)));

    /// <summary>Two tables repeat each other when more than half of the rows of the smaller one have the same first cell.</summary>
    [Fact]
    public void Tables_OnDifferentPages_DoNotRepeatEachOther()
    {
        var tables = AllPages.SelectMany(page => Tables(page).Select(keys => (Page: page, Keys: keys))).ToArray();

        Assert.Empty(
            from one in tables
            from other in tables
            where string.CompareOrdinal(one.Page, other.Page) < 0
            let shared = one.Keys.Intersect(other.Keys).ToArray()
            where shared.Length > 1 && shared.Length * 2 > Math.Min(one.Keys.Length, other.Keys.Length)
            select $"{one.Page} and {other.Page}: {string.Join(", ", shared)}");
    }

    private static IEnumerable<string> Missing(string page, IEnumerable<string> names)
    {
        var text = Checkout.Read(page);
        return names.Distinct().Where(name => !text.Contains($"`{name}`", StringComparison.Ordinal));
    }

    private static IEnumerable<string> FieldsOf(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member => member.Name == "properties" && member.Value.ValueKind == JsonValueKind.Object
            ? member.Value.EnumerateObject().SelectMany(field => FieldsOf(field.Value).Prepend(field.Name))
            : FieldsOf(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(FieldsOf),
        _ => [],
    };

    private static bool Resolves(string page, string target)
    {
        var (file, anchor) = target.Split('#') is [var path, var name] ? (path, name) : (target, null);
        var full = file.Length == 0 ? Checkout.PathOf(page) : Path.GetFullPath(file, Path.GetDirectoryName(Checkout.PathOf(page)) ?? Checkout.Root);
        return anchor is null ? Path.Exists(full) : File.Exists(full) && Anchors(full).Contains(anchor);
    }

    /// <summary>The anchors that GitHub gives to the headings of a page.</summary>
    private static IEnumerable<string> Anchors(string path) =>
        from line in Prose(Path.GetRelativePath(Checkout.Root, path))
        where line.StartsWith('#')
        let heading = line.TrimStart('#').Trim().ToLowerInvariant()
        select new string([.. heading.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')]).Replace(' ', '-');

    /// <summary>The first cells of each table of a page, without its head.</summary>
    private static IEnumerable<string[]> Tables(string page)
    {
        var keys = new List<string>();
        foreach (var line in Prose(page).Append(""))
        {
            if (line.StartsWith('|'))
            {
                keys.Add(line.Split('|')[1].Trim());
                continue;
            }

            if (keys.Count > 2)
                yield return [.. keys.Skip(2)];
            keys = [];
        }
    }

    private static string[] Lines(string page) => File.ReadAllLines(Checkout.PathOf(page));

    /// <summary>The lines outside fenced blocks.</summary>
    private static IEnumerable<string> Prose(string page)
    {
        var isFenced = false;
        foreach (var line in Lines(page))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                isFenced = !isFenced;
            else if (!isFenced)
                yield return line;
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"`(?<file>[\w./-]+\.(cs|csproj))`", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex SourceFilePattern();

    [GeneratedRegex(@"`(?<type>[A-Z]\w+)(\.[A-Z]\w+)?`", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"\b[A-Z]\w+", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\bWrite\w*\(""(?<name>\w+)""", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex MemberPattern();
}
