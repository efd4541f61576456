using System.Text;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>
/// Requests that refer to a list, over HTTP: with the published function, and with <c>run --aws</c> at the same endpoints.
/// </summary>
public sealed class ListTests(FunctionUnderTest function) : IClassFixture<FunctionUnderTest>, IDisposable
{
    private const string Cluster = "lists";

    private readonly int _served = function.Ecs.Log.Records.Count;

    /// <summary>The source of the list and the expected error paths.</summary>
    public static TheoryData<string, string> InvalidLists => new()
    {
        { """{"parameter":"/none"}""", "$.servicesFrom.parameter" },
        { """{"parameter":"/text:700"}""", "$.servicesFrom.parameter" },
        { """{"parameter":"/secret"}""", "$.servicesFrom[/secret]" },
        { """{"parameter":"/blank"}""", "$.servicesFrom[/blank]" },
        { """{"parameter":"/text"}""", "$.servicesFrom[/text][0] $.servicesFrom[/text][2]" },
        { """{"parameter":"/json"}""", "$.servicesFrom[/json]" },
        {
            """{"parameter":"/fragment"}""",
            "$.servicesFrom[/fragment].dryRun $.servicesFrom[/fragment].services[1].wave $.servicesFrom[/fragment].services[1].servcie"
        },
        { """{"table":"none","group":"nightly"}""", "$.servicesFrom.table" },
        { """{"table":"restarts","group":"never"}""", "$.servicesFrom[restarts/never]" },
        {
            """{"table":"restarts","group":"wrong"}""",
            "$.servicesFrom[restarts/wrong][lists/a].wave $.servicesFrom[restarts/wrong][lists/b].cluster $.servicesFrom[restarts/wrong][lists/b].owner"
        },
    };

    public static TheoryData<string> ValidLists => new(
        """{"parameter":"/right/text"}""",
        """{"parameter":"/right/list"}""",
        """{"parameter":"/right/fragment"}""",
        """{"parameter":"arn:aws:ssm:eu-central-1:123456789012:parameter/right/text"}""",
        """{"table":"restarts","group":"right"}""",
        """{"table":"arn:aws:dynamodb:eu-central-1:123456789012:table/restarts","group":"right"}""");

    public static TheoryData<FaultKind, string, int> Failures => new()
    {
        { FaultKind.AccessDenied, "GetParameter", 400 },
        { FaultKind.AccessDenied, "Query", 400 },
        { FaultKind.Throttled, "GetParameter", 503 },
        { FaultKind.Throttled, "Query", 503 },
        { FaultKind.ServerError, "GetParameter", 503 },
    };

    private Dictionary<string, string> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = function.Endpoint.ToString(),
        ["AWS_REGION"] = function.Ecs.Region,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
    };

    public void Dispose() => function.Ecs.Lists.Faults.Clear();

    [Theory]
    [MemberData(nameof(InvalidLists))]
    public async Task List_Invalid_Returns400AndCallsNoEcs(string source, string paths)
    {
        AddLists();
        var payload = $$"""{"services":[{"cluster":"{{Cluster}}","service":"a"}],"servicesFrom":{{source}}}""";

        var report = await function.InvokeAsync(payload);
        var run = await RunAsync(payload);

        Assert.Equal((400, 2), (report.StatusCode, run.ExitCode));
        Assert.All([report, ReportUnderTest.Parse(run.Output)], result => Assert.Equal(Sorted(paths), Sorted(result.ErrorPaths)));
        Assert.Equal(_served, function.Ecs.Log.Records.Count);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task List_Unavailable_ReturnsStatusAndRestartsNothing(FaultKind kind, string action, int status)
    {
        AddLists();
        function.Ecs.Lists.Faults.Add(new Fault { Kind = kind, Action = action });
        var source = action == "Query" ? """{"table":"restarts","group":"right"}""" : """{"parameter":"/right/text"}""";

        var report = await function.InvokeAsync($$"""{"servicesFrom":{{source}}}""");

        Assert.Equal(status, report.StatusCode);
        Assert.Equal("$.servicesFrom." + (action == "Query" ? "table" : "parameter"), report.ErrorPaths);
        Assert.Equal(_served, function.Ecs.Log.Records.Count);
    }

    [Fact]
    public async Task List_UnavailableWithRaiseOnFailure_FailsInvocation()
    {
        AddLists();
        function.Ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.ServerError, Action = "GetParameter" });
        const string payload = """{"raiseOnFailure":true,"scheduledTime":"2026-11-21T05:00:00Z","servicesFrom":{"parameter":"/right/text"}}""";

        var outcome = Assert.IsType<InvocationOutcome.Failed>(await function.TryInvokeAsync(Encoding.UTF8.GetBytes(payload)));

        Assert.Equal("RestartFailedException", outcome.ErrorType);
        Assert.Contains("$.servicesFrom.parameter: ", outcome.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ListUnreachable_ReturnsExitCode3()
    {
        var run = await CommandLineRun.OfAsync(
            ["run", "-", "--aws"], """{"servicesFrom":{"parameter":"/right/text"}}""", new Dictionary<string, string>(Environment) { ["AWS_ENDPOINT_URL_SSM"] = "http://127.0.0.1:1" });

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("The service list could not be read. Nothing was restarted.", run.Output, StringComparison.Ordinal);
        Assert.Contains("$.servicesFrom.parameter", run.Output, StringComparison.Ordinal);
        Assert.Equal(_served, function.Ecs.Log.Records.Count);
    }

    [Fact]
    public async Task List_ThrottledOnce_IsRetried()
    {
        AddLists();
        function.Ecs.Lists.Faults.Add(new Fault { Kind = FaultKind.Throttled, Action = "GetParameter", Count = 1 });

        Assert.Equal(200, (await function.InvokeAsync("""{"dryRun":true,"servicesFrom":{"parameter":"/right/text"}}""")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(ValidLists))]
    public async Task List_AnyKind_IsRestartedAfterOwnServices(string source)
    {
        AddLists();
        var payload = $$"""{"services":[{"cluster":"{{Cluster}}","service":"b"}],"dryRun":true,"servicesFrom":{{source}}}""";

        var report = await function.InvokeAsync(payload);
        var run = await RunAsync(payload);

        Assert.Equal((200, 0), (report.StatusCode, run.ExitCode));
        Assert.All([report, ReportUnderTest.Parse(run.Output)], result =>
        {
            Assert.Equal(["b", "a", "b", "c"], result.Results.Select(entry => ReportUnderTest.Text(entry, "service")));
            Assert.Equal(["skipped DryRun", "skipped DryRun", "skipped Duplicate", "skipped DryRun"], result.StatusesAndCodes);
        });
    }

    [Fact]
    public async Task List_OnlySource_IsRestarted()
    {
        AddLists();
        function.Ecs.AddService("alone", "s", new ServiceBehavior());
        function.Ecs.Lists.AddParameter("/alone", "alone/s");

        var report = await function.InvokeAsync("""{"servicesFrom":{"parameter":"/alone"}}""");

        Assert.Equal(["success Started"], report.StatusesAndCodes);
        Assert.Equal(1, function.Ecs.Observe("alone", "s").ForcedDeployments);
    }

    [Fact]
    public async Task List_SeveralPages_ReadsAllItems()
    {
        for (var number = 10; number < 15; number++)
            function.Ecs.Lists.AddItem("pages", $$"""{"group":"g","id":"{{Cluster}}/s{{number}}","comment":"{{new string('x', 300_000)}}"}""");

        var report = await function.InvokeAsync("""{"dryRun":true,"servicesFrom":{"table":"pages","group":"g"}}""");

        Assert.Equal(Enumerable.Range(10, 5).Select(number => $"$.servicesFrom[pages/g][{Cluster}/s{number}].comment"), report.ErrorPaths.Split(' '));
        Assert.Equal(2, function.Ecs.Lists.Log.Records.Count(record => record.List == "pages"));
    }

    [Fact]
    public async Task Validate_ServicesFrom_ChecksReferenceAndCallsNothing()
    {
        var calls = function.Ecs.Lists.Log.Records.Count;

        var valid = await CommandLineRun.OfAsync(["validate", "-"], """{"servicesFrom":{"parameter":"/none"}}""", Environment);
        var invalid = await CommandLineRun.OfAsync(["validate", "-"], """{"servicesFrom":{"parameter":"/none","group":"g"}}""", Environment);

        Assert.Equal((0, 2), (valid.ExitCode, invalid.ExitCode));
        Assert.Contains("valid (1 list)", valid.Output, StringComparison.Ordinal);
        Assert.Contains("/none was not read", valid.Output, StringComparison.Ordinal);
        Assert.Contains("$.servicesFrom", invalid.Output, StringComparison.Ordinal);
        Assert.Equal(calls, function.Ecs.Lists.Log.Records.Count);
    }

    private Task<CommandLineRun> RunAsync(string payload) =>
        CommandLineRun.OfAsync(["run", "-", "--aws", "--output", "json"], payload, Environment);

    private void AddLists()
    {
        foreach (var service in new[] { "a", "b", "c" })
            AddService(service);

        var lists = function.Ecs.Lists;
        lists.AddParameter("/text", "orders,lists/a,lists/a b");
        lists.AddParameter("/secret", "lists/a", "SecureString");
        lists.AddParameter("/blank", " ,\n");
        lists.AddParameter("/json", "{\n\"services\":");
        lists.AddParameter("/fragment", """{"dryRun":true,"services":[{},{"servcie":"a","wave":0}]}""");
        lists.AddParameter("/right/text", "lists/a\nlists/b\r\n\nlists/c\n");
        lists.AddParameter("/right/list", "lists/a,lists/b,lists/c", "StringList");
        lists.AddParameter("/right/fragment", """{"services":[{"cluster":"lists","service":"a"},{"cluster":"lists","service":"b"}],"select":[{"cluster":"lists","service":"c"}]}""");
        lists.AddItem("restarts", """{"group":"wrong","id":"lists/a","cluster":"lists","service":"a","wave":0}""");
        lists.AddItem("restarts", """{"group":"wrong","id":"lists/b","cluster":7,"owner":"me"}""");
        foreach (var service in new[] { "c", "b", "a" })
            lists.AddItem("restarts", $$"""{"group":"right","id":"lists/{{service}}","cluster":"lists","service":"{{service}}","wave":1,"force":false}""");
    }

    private void AddService(string service)
    {
        try
        {
            function.Ecs.Observe(Cluster, service);
        }
        catch (KeyNotFoundException)
        {
            function.Ecs.AddService(Cluster, service, new ServiceBehavior());
        }
    }

    private static string[] Sorted(string paths) => [.. paths.Split(' ').Order(StringComparer.Ordinal)];
}
