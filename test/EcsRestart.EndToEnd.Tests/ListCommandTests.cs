using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests;

/// <summary><c>list show</c> against the simulator over HTTP, and <c>validate --list</c>, which calls nothing.</summary>
public sealed class ListCommandTests : IAsyncLifetime
{
    private const string Group = "nightly";

    private static readonly string[] Parameter = ["--parameter", "/nightly"];
    private static readonly string[] Table = ["--table", "restarts", "--group", Group];

    private readonly SimulatedEcs _ecs = new(TimeProvider.System);
    private EcsHttpApi? _api;

    private string[] Endpoint => ["--endpoint-url", _api?.Endpoint.ToString() ?? ""];

    public async Task InitializeAsync() => _api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Theory]
    [InlineData(new string[0], "Specify the list")]
    [InlineData(new[] { "--table", "restarts" }, "--group: ")]
    [InlineData(new[] { "--group", "nightly" }, "--table: ")]
    [InlineData(new[] { "--parameter", "/a", "--table", "restarts", "--group", "g" }, "Specify the list")]
    [InlineData(new[] { "--parameter", "a b" }, "--parameter: ")]
    public async Task Show_NotOneSource_ReturnsExitCode2(string[] source, string expected)
    {
        var run = await ShowAsync(source);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_NoStore_AsksForStore() =>
        Assert.Contains("Specify where the lists are", (await CommandLineRun.OfAsync(["list", "show", .. Parameter])).Messages, StringComparison.Ordinal);

    [Fact]
    public async Task Show_MissingList_ReturnsExitCode1()
    {
        var parameter = await ShowAsync(Parameter);
        var table = await ShowAsync(Table);

        Assert.Equal((1, "Parameter /nightly does not exist."), (parameter.ExitCode, parameter.Messages.Trim()));
        Assert.Equal(1, table.ExitCode);
        Assert.Contains("restarts", table.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_AccessDenied_ReturnsExitCode3()
    {
        _ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "Query" });

        var run = await ShowAsync(Table);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("dynamodb:Query", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_InvalidList_ListsAllErrors()
    {
        _ecs.Lists.AddParameter("/nightly", """{"services":[{"cluster":"prod","service":"a b"},{"cluster":"prod"}],"wait":true}""");
        _ecs.Lists.AddItem("restarts", """{"group":"nightly","id":"prod/a","wave":0}""");

        var parameter = await ShowAsync(Parameter);
        var table = await ShowAsync(Table, "--output", "json");

        Assert.Equal((2, 2), (parameter.ExitCode, table.ExitCode));
        Assert.Contains("$.wait", parameter.Output, StringComparison.Ordinal);
        Assert.Equal("$[prod/a].wave", ReportUnderTest.Parse(table.Output).ErrorPaths);
    }

    [Fact]
    public async Task Show_ImpossibleNames_ListsErrorPaths()
    {
        _ecs.Lists.AddParameter("/nightly", """{"services":[{"cluster":"prod","service":"a b"},{"cluster":"prod"}]}""");

        var run = await ShowAsync(Parameter, "--output", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("$.services[0] $.services[1]", ReportUnderTest.Parse(run.Output).ErrorPaths);
    }

    [Theory]
    [InlineData("prod/a,b,prod/c d", "$[1]", "$[2]")]
    [InlineData("prod/a,prod/b\nprod/a", "$[2]", "[0]")]
    [InlineData("", "$", "-: invalid")]
    [InlineData("{", "$", "JSON")]
    [InlineData("\uFEFFprod/a", "$", "starts with a byte order mark")]
    [InlineData("""{"services":[{"cluster":"prod","service":"a"}],"wait":true}""", "$.wait", "-: invalid")]
    [InlineData("""{"services":[{"cluster":"prod","service":"a","wave":0},{"cluster":"prod","servcie":"b"}]}""", "$.services[0].wave", "$.services[1].servcie")]
    [InlineData("""{"services":[{"cluster":"prod"}]}""", "$.services[0]", "Missing cluster/service")]
    [InlineData("""{"tasks":[{"cluster":"prod"}]}""", "$.tasks[0].taskDefinition", "-: invalid")]
    [InlineData("""{"group":{"S":"g"},"id":{"S":"prod/a"},"wave":{"N":"0"},"fource":{"BOOL":true}}""", "$[prod/a].wave", "$[prod/a].fource")]
    [InlineData("""{"group":{"S":"g"},"id":{"S":"prod/a"},"wave":2,"force":{"S":"yes"}}""", "$.wave", "$[prod/a].force")]
    [InlineData("""{"group":{"S":"g"},"id":{"S":"prod/a"},"wave":{"N":"two"},"force":{"L":[]},"region":{"S":7}}""", "$.wave", "$.region")]
    [InlineData("""{"group":"g","id":{"N":"7"},"cluster":{"S":"prod"},"service":{"S":"a"}}""", "$.group", "$.id")]
    [InlineData("""{"id":{"S":"a b"},"group":{"S":""}}""", "$.group", "$[a b]")]
    [InlineData("""{"id":{"S":"\ud800"},"group":{"S":"g"}}""", "$", "not valid Unicode")]
    public async Task Validate_InvalidList_ListsEveryError(string file, string path, string other)
    {
        var run = await ValidateAsync(file);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("-: invalid. Nothing was called.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  {path} ", run.Output, StringComparison.Ordinal);
        Assert.Contains(other, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod/a,prod/b\n", "2 services")]
    [InlineData("""{"services":[{"cluster":"prod","service":"a","wave":2}],"select":[{"cluster":"prod","service":"*"}]}""", "1 service and 1 selection")]
    [InlineData("""{"group":{"S":"nightly"},"id":{"S":"prod/a"}}""", "1 service")]
    [InlineData("""{"id":{"S":"x"},"group":{"S":"g"},"cluster":{"S":"prod"},"service":{"S":"a"},"wave":{"N":"2"},"force":{"BOOL":true},"region":{"NULL":true}}""", "1 service")]
    public async Task Validate_ValidList_CountsEntries(string file, string expected)
    {
        var run = await ValidateAsync(file);

        Assert.Equal((0, $"-: valid ({expected})\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Validate_ListOfOtherRegion_FailsOnlyWithRegionOption()
    {
        const string Arn = "arn:aws:ecs:eu-west-1:123456789012:service/prod/a";

        Assert.Equal(0, (await ValidateAsync(Arn)).ExitCode);
        Assert.Equal(2, (await ValidateAsync(Arn, "--region", "eu-central-1")).ExitCode);
    }

    [Theory]
    [InlineData(4_096, 0, null)]
    [InlineData(4_097, 0, "4,097 bytes; a parameter above 4,096 bytes requires --tier Advanced")]
    [InlineData(8_192, 0, "8,192 bytes; a parameter above 4,096 bytes requires --tier Advanced")]
    [InlineData(8_193, 2, "8,193 bytes; a parameter can have at most 8,192")]
    public async Task Validate_LargeList_ReportsRequiredTier(int length, int exitCode, string? expected)
    {
        var run = await ValidateAsync(ListOfLength(length));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(expected is not null, run.Output.Contains(expected ?? "bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_Json_IsValidList()
    {
        _ecs.Lists.AddParameter("/nightly", """{"tasks":[{"cluster":"prod","taskDefinition":"migrate"}],"services":[{"cluster":"prod","service":"a","wave":2}]}""");

        var json = (await ShowAsync(Parameter, "--output", "json")).Output;

        var run = await ValidateAsync(json);

        Assert.Equal((0, "-: valid (1 service and 1 task)\n"), (run.ExitCode, run.Output));
    }

    /// <summary>Returns entries of 10 characters and a comma, padded to the length.</summary>
    private static string ListOfLength(int length)
    {
        var entries = string.Join(',', Enumerable.Range(0, length / 11).Select(number => $"prod/s{number:0000}"));
        return entries + new string('x', length - entries.Length);
    }

    private static Task<CommandLineRun> ValidateAsync(string file, params string[] options) =>
        CommandLineRun.OfAsync(["validate", "--list", "-", .. options], file, new Dictionary<string, string>());

    private Task<CommandLineRun> ShowAsync(string[] source, params string[] options) => CommandLineRun.OfAsync(["list", "show", .. source, .. Endpoint, .. options]);
}
