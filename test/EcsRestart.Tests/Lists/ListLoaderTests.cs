using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Lists;

public sealed class ListLoaderTests
{
    private const string Pointer = """ "servicesFrom":{"parameter":"/nightly"} """;

    private readonly SteppedClock _clock = new();
    private readonly FakeEcs _ecs = new();

    public static TheoryData<string, int> Failures => new()
    {
        { nameof(ListFailure.NotFound), 400 },
        { nameof(ListFailure.Refused), 400 },
        { nameof(ListFailure.Trouble), 503 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task RunAsync_UnavailableList_RestartsNothing(string kind, int status)
    {
        ListFailure failure = kind switch
        {
            nameof(ListFailure.NotFound) => new ListFailure.NotFound("gone"),
            nameof(ListFailure.Refused) => new ListFailure.Refused("gone"),
            _ => new ListFailure.Trouble("gone"),
        };

        var report = await RunAsync(new FakeLists(new ListAnswer.Failed(failure)), $$"""{"services":[{"cluster":"c","service":"s"}],{{Pointer}}}""");

        Assert.Equal((status, "$.servicesFrom.parameter: gone."), (report.StatusCode, report.Error));
        AssertNothingCalled(report);
    }

    [Theory]
    [InlineData("2026-11-21T05:00:00Z", true)]
    [InlineData(null, false)]
    public async Task RunAsync_UnavailableList_FailsInvocationWhenRetryIsSafe(string? scheduledTime, bool endsWithError)
    {
        var time = scheduledTime is null ? "" : $"\"scheduledTime\":\"{scheduledTime}\",";

        var report = await RunAsync(
            new FakeLists(new ListAnswer.Failed(new ListFailure.Trouble("throttled"))), $$"""{"raiseOnFailure":true,{{time}}{{Pointer}}}""");

        Assert.Equal(endsWithError, report.FailsInvocation);
        Assert.Equal("$.servicesFrom.parameter: throttled.", ReportText.Failures(report));
    }

    [Fact]
    public async Task RunAsync_InvalidList_Returns400WithAllErrors()
    {
        var report = await RunAsync(new FakeLists("a,b"), $$"""{"raiseOnFailure":true,"scheduledTime":"2026-11-21T05:00:00Z",{{Pointer}}}""");

        Assert.Equal((400, 2, false), (report.StatusCode, report.Errors?.Count, report.FailsInvocation));
        Assert.Equal("The list that the request refers to has 2 errors. Nothing was restarted.", report.Error);
        AssertNothingCalled(report);
    }

    [Fact]
    public async Task RunAsync_StoppedBeforeListIsRead_Returns503()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var run = new RunUnderTest(_ecs, _clock)
        {
            OpenLists = () => new FakeLists("c/s"),
            Stop = new StopSignals(OutOfTime: stop.Token, Interrupted: CancellationToken.None),
        };

        var report = await run.FinishAsync($$"""{{{Pointer}}}""");

        Assert.Equal((503, "$.servicesFrom.parameter: the run was stopped before parameter /nightly was read."), (report.StatusCode, report.Error));
        AssertNothingCalled(report);
    }

    [Fact]
    public async Task RunAsync_ListsNotAvailable_Returns400()
    {
        var report = await new RunUnderTest(_ecs, _clock).FinishAsync($$"""{{{Pointer}}}""");

        Assert.Equal((400, "$.servicesFrom.parameter: this run cannot read lists."), (report.StatusCode, report.Error));
    }

    [Fact]
    public async Task RunAsync_TooManyServices_CountsRequestAndListTogether()
    {
        var entries = string.Join(',', Enumerable.Range(0, RequestReader.MaxServices).Select(index => $"c/s{index}"));

        var report = await RunAsync(new FakeLists(entries), $$"""{"services":[{"cluster":"c","service":"s"}],{{Pointer}}}""");

        Assert.StartsWith("$.servicesFrom.parameter: expected at most 5,000 services in the request and the list together, found 5,001; split the list", report.Error, StringComparison.Ordinal);
        AssertNothingCalled(report);
    }

    [Fact]
    public async Task RunAsync_NoServicesFrom_OpensNoList()
    {
        var run = new RunUnderTest(_ecs, _clock) { OpenLists = () => throw new InvalidOperationException("No request refers to a list.") };

        Assert.Equal(200, (await run.FinishAsync("""{"services":[{"cluster":"c","service":"s"}]}""")).StatusCode);
    }

    [Fact]
    public async Task RunAsync_List_AppendsItsServicesToRequest()
    {
        var lists = new FakeLists("c/a,c/b,c/c");

        var report = await RunAsync(lists, $$"""{"services":[{"cluster":"c","service":"b"}],{{Pointer}}}""");

        Assert.Equal([new ListSource.OfParameter("/nightly")], lists.Asked);
        Assert.Equal(["b", "a", "b", "c"], report.Results?.Select(result => result.Service));
        Assert.Equal(["Started", "Started", "Duplicate", "Started"], report.Codes());
        Assert.Equal("The service is already in services[0] and is restarted once.", report.Results?[2].Reason);
    }

    [Fact]
    public async Task RunAsync_DuplicateInList_NamesPathInList()
    {
        var report = await RunAsync(new FakeLists("c/a,c/a"), $$"""{{{Pointer}}}""");

        Assert.Equal("The service is already in servicesFrom[/nightly][0] and is restarted once.", report.Results?[1].Reason);
    }

    [Fact]
    public async Task RunAsync_WavesInListWithoutWait_WarnsAsForRequest()
    {
        const string list = """{"services":[{"cluster":"c","service":"s","wave":2}],"tasks":[{"cluster":"c","taskDefinition":"t"}]}""";

        var report = await RunAsync(new FakeLists(list), $$"""{"maxInFlight":2,{{Pointer}}}""");

        Assert.Equal(
            [
                "$.maxInFlight has no effect without \"wait\": true",
                "without \"wait\": true, waves only order the calls: a wave does not wait for the rollouts of the previous wave",
                "$.servicesFrom[/nightly].tasks[0] is not waited for, so later waves start regardless of its outcome; set \"wait\": true",
            ],
            report.Warnings);
    }

    [Fact]
    public async Task RunAsync_RequestTimeout_AppliesToList()
    {
        var request = Payload.Valid($$"""{"timeoutMinutes":3,{{Pointer}}}""");

        var merge = Assert.IsType<LoadedRequest.Complete>(
            await ListLoader.CompleteAsync(request, () => new FakeLists("c/s"), CancellationToken.None));

        Assert.Equal(TimeSpan.FromMinutes(3), Assert.Single(merge.Request.Services).Options.RolloutTimeout);
    }

    private Task<RestartReport> RunAsync(FakeLists lists, string payload) =>
        new RunUnderTest(_ecs, _clock) { OpenLists = () => lists }.FinishAsync(payload);

    private void AssertNothingCalled(RestartReport report)
    {
        Assert.Null(report.Results);
        Assert.Empty(_ecs.Restarts);
        Assert.Empty(_ecs.Looks);
    }
}
