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
    public async Task RunAsync_ListThatCannotBeRead_RestartsNothingAndSaysWhy(string kind, int status)
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
    public async Task RunAsync_ListInTrouble_EndsWithAnErrorWhereARetryIsWantedAndHarmless(string? scheduledTime, bool endsWithError)
    {
        var time = scheduledTime is null ? "" : $"\"scheduledTime\":\"{scheduledTime}\",";

        var report = await RunAsync(
            new FakeLists(new ListAnswer.Failed(new ListFailure.Trouble("throttled"))), $$"""{"raiseOnFailure":true,{{time}}{{Pointer}}}""");

        Assert.Equal(endsWithError, report.FailsInvocation);
        Assert.Equal("$.servicesFrom.parameter: throttled.", ReportText.Failures(report));
    }

    [Fact]
    public async Task RunAsync_ListThatIsWrong_Is400WithAllItsErrors()
    {
        var report = await RunAsync(new FakeLists("a,b"), $$"""{"raiseOnFailure":true,"scheduledTime":"2026-11-21T05:00:00Z",{{Pointer}}}""");

        Assert.Equal((400, 2, false), (report.StatusCode, report.Errors?.Count, report.FailsInvocation));
        Assert.Equal("The list that the request points to has 2 errors; nothing was restarted.", report.Error);
        AssertNothingCalled(report);
    }

    [Fact]
    public async Task RunAsync_StoppedBeforeTheListIsRead_SaysSo()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var run = new RunUnderTest(_ecs, _clock)
        {
            OpenLists = () => new FakeLists("c/s"),
            Stop = new StopSignals(OutOfTime: stop.Token, Interrupted: CancellationToken.None),
        };

        var report = await run.FinishAsync($$"""{{{Pointer}}}""");

        Assert.Equal((503, "$.servicesFrom.parameter: the run was stopped before the parameter /nightly was read."), (report.StatusCode, report.Error));
        AssertNothingCalled(report);
    }

    [Fact]
    public async Task RunAsync_WithoutLeaveToReadLists_Is400()
    {
        var report = await new RunUnderTest(_ecs, _clock).FinishAsync($$"""{{{Pointer}}}""");

        Assert.Equal((400, "$.servicesFrom.parameter: this run may not read lists."), (report.StatusCode, report.Error));
    }

    [Fact]
    public async Task RunAsync_MoreThanARunTakes_CountsRequestAndListTogether()
    {
        var entries = string.Join(',', Enumerable.Range(0, RequestReader.MaxServices).Select(index => $"c/s{index}"));

        var report = await RunAsync(new FakeLists(entries), $$"""{"services":[{"cluster":"c","service":"s"}],{{Pointer}}}""");

        Assert.StartsWith("$.servicesFrom.parameter: 5,001 services together with those of the request", report.Error, StringComparison.Ordinal);
        AssertNothingCalled(report);
    }

    [Fact]
    public async Task RunAsync_WithoutAPointer_OpensNoList()
    {
        var run = new RunUnderTest(_ecs, _clock) { OpenLists = () => throw new InvalidOperationException("Nothing points here.") };

        Assert.Equal(200, (await run.FinishAsync("""{"services":[{"cluster":"c","service":"s"}]}""")).StatusCode);
    }

    [Fact]
    public async Task RunAsync_WithAList_RestartsItsServicesAfterTheRequestsOwn()
    {
        var lists = new FakeLists("c/a,c/b,c/c");

        var report = await RunAsync(lists, $$"""{"services":[{"cluster":"c","service":"b"}],{{Pointer}}}""");

        Assert.Equal([new ListSource.OfParameter("/nightly")], lists.Asked);
        Assert.Equal(["b", "a", "b", "c"], report.Results?.Select(result => result.Service));
        Assert.Equal(["Started", "Started", "Duplicate", "Started"], report.Codes());
        Assert.Equal("The same service as in services[0]; it is restarted once.", report.Results?[2].Reason);
    }

    [Fact]
    public async Task RunAsync_ServiceTwiceInAList_NamesThePlaceInTheList()
    {
        var report = await RunAsync(new FakeLists("c/a,c/a"), $$"""{{{Pointer}}}""");

        Assert.Equal("The same service as in servicesFrom[/nightly][0]; it is restarted once.", report.Results?[1].Reason);
    }

    [Fact]
    public async Task RunAsync_WavesInAListWithoutWait_WarnsAsForTheRequestsOwn()
    {
        const string list = """{"services":[{"cluster":"c","service":"s","wave":2}],"tasks":[{"cluster":"c","taskDefinition":"t"}]}""";

        var report = await RunAsync(new FakeLists(list), $$"""{"maxInFlight":2,{{Pointer}}}""");

        Assert.Equal(
            [
                "$.maxInFlight has no effect without \"wait\": true",
                "without \"wait\": true, waves only order the calls: no wave waits for the rollouts of the one before",
                "$.servicesFrom[/nightly].tasks[0] is not waited for, so the waves after it begin whatever becomes of it; give it \"wait\": true",
            ],
            report.Warnings);
    }

    [Fact]
    public async Task RunAsync_TimeoutOfTheRequest_HoldsForTheList()
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
