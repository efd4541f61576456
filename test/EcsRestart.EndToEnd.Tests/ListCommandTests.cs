using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The <c>list</c> commands against the simulator, over HTTP.</summary>
public sealed class ListCommandTests : IAsyncLifetime
{
    private const string Group = "nightly";

    private static readonly string[] Parameter = ["--parameter", "/nightly"];
    private static readonly string[] Table = ["--table", "restarts", "--group", Group];

    private readonly SimulatedEcs _ecs = new(TimeProvider.System);
    private EcsHttpApi? _api;

    private string[] Endpoint => ["--endpoint-url", _api?.Endpoint.ToString() ?? ""];

    private IEnumerable<string> Writes => _ecs.Lists.Log.Records.Where(record => record.Action is not ("GetParameter" or "Query")).Select(record => record.Action);

    public async Task InitializeAsync() => _api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Theory]
    [InlineData(new string[0], "Say which list")]
    [InlineData(new[] { "--table", "restarts" }, "--group: expected the name of a group")]
    [InlineData(new[] { "--group", "nightly" }, "--table: expected a table's name")]
    [InlineData(new[] { "--parameter", "/a", "--table", "restarts", "--group", "g" }, "Say which list")]
    [InlineData(new[] { "--parameter", "a b" }, "--parameter: expected a parameter's name")]
    public async Task List_WithoutOneSource_IsExitCode2(string[] source, string expected)
    {
        var runs = new[] { await ShowAsync(source), await PutAsync("prod/a", source) };

        Assert.All(runs, run => Assert.Equal(2, run.ExitCode));
        Assert.All(runs, run => Assert.Contains(expected, run.Messages, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_WithoutAPlace_IsExitCode2() =>
        Assert.Contains("Say where the lists are", (await CommandLineRun.OfAsync(["list", "show", .. Parameter])).Messages, StringComparison.Ordinal);

    [Fact]
    public async Task List_ThatIsNotThere_IsExitCode1()
    {
        var parameter = await ShowAsync(Parameter);
        var table = await ShowAsync(Table);
        var put = await PutAsync("prod/a", Table);

        Assert.Equal((1, "There is no parameter /nightly."), (parameter.ExitCode, parameter.Messages.Trim()));
        Assert.All([table, put], run => Assert.Equal((1, "There is no table restarts in this account and Region."), (run.ExitCode, run.Messages.Trim())));
    }

    [Fact]
    public async Task Show_Denied_IsExitCode3()
    {
        _ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "Query" });

        var run = await ShowAsync(Table);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("DynamoDB denies the call: ", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfAListThatIsWrong_SaysAllThatIs()
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
    public async Task Show_OfNamesThatCannotBe_SaysSo()
    {
        _ecs.Lists.AddParameter("/nightly", """{"services":[{"cluster":"prod","service":"a b"},{"cluster":"prod"}]}""");

        var run = await ShowAsync(Parameter, "--output", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("$.services[0] $.services[1]", ReportUnderTest.Parse(run.Output).ErrorPaths);
    }

    [Theory]
    [InlineData("prod/a,b,prod/c d", "$[1] $[2]")]
    [InlineData("prod/a,prod/b,prod/a", "$[2]")]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("""{"services":[{"cluster":"prod","service":"a","wave":0},{"cluster":"prod","servcie":"b"}]}""", "$.services[0].wave $.services[1].servcie")]
    [InlineData("""{"services":[{"cluster":"prod"}]}""", "$.services[0]")]
    public async Task Put_OfAFileThatIsWrong_SaysAllThatIsAndCallsNothing(string file, string paths)
    {
        foreach (var source in new[] { Parameter, Table })
        {
            var run = await PutAsync(file, source, "--output", "json");

            Assert.Equal(2, run.ExitCode);
            Assert.Equal(paths, ReportUnderTest.Parse(run.Output).ErrorPaths);
        }

        Assert.Empty(_ecs.Lists.Log.Records);
    }

    [Fact]
    public async Task Put_OfSelectsIntoATable_IsRefused()
    {
        const string file = """{"services":[{"cluster":"prod","service":"a"}],"select":[{"cluster":"prod","service":"*"}]}""";

        var run = await PutAsync(file, Table);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a table holds services only", run.Output, StringComparison.Ordinal);
        Assert.Empty(_ecs.Lists.Log.Records);
        Assert.Equal(0, (await PutAsync(file, Parameter)).ExitCode);
    }

    [Theory]
    [InlineData(4_097, false, "4,096: give --advanced")]
    [InlineData(8_193, true, "8,192 at most")]
    public async Task Put_OfAListTooLargeForAParameter_SaysWhatToDo(int length, bool advanced, string expected)
    {
        var run = await PutAsync(Long(length), Parameter, advanced ? ["--advanced"] : []);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
        Assert.Empty(Writes);
    }

    [Fact]
    public async Task Put_OfALargeList_IsAnAdvancedParameterWhereThatIsWanted() =>
        Assert.Equal(0, (await PutAsync(Long(8_192), Parameter, "--advanced")).ExitCode);

    [Theory]
    [InlineData("SecureString", "prod/a", "a list of services is no secret")]
    [InlineData("StringList", """{"services":[{"cluster":"prod","service":"a"}]}""", "is a StringList, which holds no JSON")]
    public async Task Put_IntoAParameterOfAnotherType_IsRefused(string type, string file, string expected)
    {
        _ecs.Lists.AddParameter("/nightly", "x", type);

        var run = await PutAsync(file, Parameter);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Messages, StringComparison.Ordinal);
        Assert.Empty(Writes);
    }

    [Fact]
    public async Task Put_DeniedHalfway_SaysWhatIsDoneAndGoesOnTheNextTime()
    {
        _ecs.Lists.AddItem("restarts", Item("prod/old"));
        _ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "PutItem", FirstCall = 2, Count = 1 });
        _ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "DeleteItem", Count = 1 });

        var first = await PutAsync("prod/a,prod/b", Table);
        var second = await PutAsync("prod/a,prod/b", Table);
        var third = await PutAsync("prod/a,prod/b", Table);

        Assert.Equal((3, 3, 0), (first.ExitCode, second.ExitCode, third.ExitCode));
        Assert.Contains("Of 2 items to write 1 are written, of 1 to remove 0 are removed. The same command goes on", first.Messages, StringComparison.Ordinal);
        Assert.Contains("Of 1 items to write 1 are written, of 1 to remove 0 are removed.", second.Messages, StringComparison.Ordinal);
        Assert.Contains("0 added, 0 changed, 1 removed, 2 unchanged", third.Output, StringComparison.Ordinal);
        Assert.Equal(["prod/a", "prod/b"], await IdsAsync());
    }

    [Fact]
    public async Task Put_OfAParameterInTrouble_SaysThatNothingWasWritten()
    {
        _ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "PutParameter" });

        var run = await PutAsync("prod/a", Parameter);

        Assert.Equal(3, run.ExitCode);
        Assert.EndsWith("Nothing was written.\n", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_DryRun_ShowsTheChangeAndWritesNothing()
    {
        _ecs.Lists.AddItem("restarts", Item("prod/old"));
        _ecs.Lists.AddParameter("/nightly", "prod/old");

        var runs = new[] { await PutAsync("prod/a", Table, "--dry-run"), await PutAsync("prod/a", Parameter, "--dry-run") };

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.All(runs, run => Assert.StartsWith("+ prod/a\n- prod/old\nNot written to", run.Output, StringComparison.Ordinal));
        Assert.Empty(Writes);
    }

    [Fact]
    public async Task Put_IntoATable_WritesWhatIsNewOrChangedThenRemovesTheRest()
    {
        _ecs.Lists.AddItem("restarts", Item("prod/same"));
        _ecs.Lists.AddItem("restarts", Item("prod/other"));
        _ecs.Lists.AddItem("restarts", Item("prod/old"));

        var run = await PutAsync(
            """{"services":[{"service":"same","CLUSTER":"prod","wave":null},{"cluster":"prod","service":"other","wave":2,"force":true},{"cluster":"prod","service":"new"}]}""",
            Table);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "+ prod/new\n~ prod/other (wave 2, force true)\n- prod/old\nWritten to the group nightly of the table restarts: 1 added, 1 changed, 1 removed, 1 unchanged.\n",
            run.Output);
        Assert.Equal(["PutItem", "PutItem", "DeleteItem"], Writes);
        var show = ReportUnderTest.Parse((await ShowAsync(Table, "--output", "json")).Output).Json;
        Assert.Equal(
            """[{"cluster":"prod","service":"new"},{"cluster":"prod","service":"other","wave":2,"force":true},{"cluster":"prod","service":"same"}]""",
            System.Text.Json.JsonSerializer.Serialize(show.GetProperty("services")));
    }

    [Fact]
    public async Task Put_OfWhatIsThereAlready_ChangesNothing()
    {
        _ecs.Lists.AddParameter("/nightly", "prod/a,prod/b");
        _ecs.Lists.AddItem("restarts", Item("prod/a"));

        Assert.StartsWith("Nothing to change in the parameter /nightly", (await PutAsync("prod/a,prod/b\n", Parameter)).Output, StringComparison.Ordinal);
        Assert.StartsWith("Nothing to change in the group nightly", (await PutAsync("prod/a", Table)).Output, StringComparison.Ordinal);
        Assert.Empty(Writes);
    }

    [Fact]
    public async Task Put_OfAParameter_MakesItAndLaterReplacesItWhole()
    {
        var first = await PutAsync("prod/a\nprod/b\n", Parameter);
        var second = await PutAsync("""{"services":[{"cluster":"prod","service":"b","wave":2}]}""", Parameter, "--output", "json");

        Assert.Contains("Written to the parameter /nightly: 2 added", first.Output, StringComparison.Ordinal);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(
            ReportUnderTest.Parse("""{"list":"/nightly","written":true,"added":[],"changed":["prod/b"],"removed":["prod/a"],"unchanged":0}""").Json,
            ReportUnderTest.Parse(second.Output).Json));
        Assert.Contains("wave 2", (await ShowAsync(Parameter)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_IntoAStringList_KeepsItsType()
    {
        _ecs.Lists.AddParameter("/nightly", "prod/a", "StringList");

        Assert.Equal(0, (await PutAsync("prod/a\nprod/b", Parameter)).ExitCode);
        Assert.Equal(2, _ecs.Lists.Log.Records.Count);
        Assert.Contains("prod/b", (await ShowAsync(Parameter)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_AsJson_IsWhatPutTakes()
    {
        _ecs.Lists.AddParameter("/nightly", """{"tasks":[{"cluster":"prod","taskDefinition":"migrate"}],"services":[{"cluster":"prod","service":"a","wave":2}]}""");

        var json = (await ShowAsync(Parameter, "--output", "json")).Output;

        var put = await PutAsync(json, ["--parameter", "/copy"]);
        Assert.Equal((0, "+ prod/a (wave 2)\n+ task prod/migrate\n"), (put.ExitCode, put.Output[..put.Output.IndexOf("Written", StringComparison.Ordinal)]));
    }

    private static string Item(string id) =>
        $$"""{"group":"{{Group}}","id":"{{id}}","cluster":"{{id.Split('/')[0]}}","service":"{{id.Split('/')[1]}}"}""";

    /// <summary>Entries of ten characters and a comma each, and what is missing at the end.</summary>
    private static string Long(int length)
    {
        var entries = string.Join(',', Enumerable.Range(0, length / 11).Select(number => $"prod/s{number:0000}"));
        return entries + new string('x', length - entries.Length);
    }

    private async Task<string[]> IdsAsync() => [.. ReportUnderTest.Parse((await ShowAsync(Table, "--output", "json")).Output).Json.GetProperty("services")
        .EnumerateArray().Select(service => $"{ReportUnderTest.Text(service, "cluster")}/{ReportUnderTest.Text(service, "service")}")];

    private Task<CommandLineRun> ShowAsync(string[] source, params string[] more) => CommandLineRun.OfAsync(["list", "show", .. source, .. Endpoint, .. more]);

    private Task<CommandLineRun> PutAsync(string file, string[] source, params string[] more) =>
        CommandLineRun.OfAsync(["list", "put", "-", .. source, .. Endpoint, .. more], file, new Dictionary<string, string>());
}
