using System.Globalization;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Request;

public sealed class RequestReaderTests
{
    private const string One = """{"cluster":"prod","service":"orders"}""";

    [Fact]
    public void Read_MinimalRequest_UsesDefaults()
    {
        var request = Payload.Valid($$"""{"services":[{{One}}]}""");

        Assert.Equal([new ServiceEntry { Cluster = "prod", Service = "orders" }], request.Services);
        Assert.False(request.DryRun);
        Assert.False(request.Wait);
        Assert.Equal(TimeSpan.FromMinutes(30), request.Services[0].Options.RolloutTimeout);
        Assert.Empty(request.Warnings);
    }

    [Fact]
    public void Read_AllFields_ReadsThem()
    {
        var request = Payload.Valid(
            """
            { "$schema": "s", "comment": "c", "dryRun": true, "wait": true, "timeoutMinutes": 5,
              "services": [ { "cluster": "a", "service": "b", "timeoutMinutes": 7 }, { "cluster": "c", "service": "d" } ] }
            """);

        Assert.True(request.DryRun);
        Assert.True(request.Wait);
        Assert.Equal(
            [
                new ServiceEntry { Cluster = "a", Service = "b", Options = new() { RolloutTimeout = TimeSpan.FromMinutes(7) } },
                new ServiceEntry { Cluster = "c", Service = "d", Options = new() { RolloutTimeout = TimeSpan.FromMinutes(5) } },
            ],
            request.Services);
    }

    [Fact]
    public void Read_FieldNamesInOtherCase_ReadsThem()
    {
        var request = Payload.Valid("""{"SERVICES":[{"Cluster":"a","SERVICE":"b"}],"dryrun":true}""");

        Assert.True(request.DryRun);
        Assert.Equal([new ServiceEntry { Cluster = "a", Service = "b" }], request.Services);
    }

    [Fact]
    public void Read_SeveralErrors_ReportsAllWithPaths()
    {
        var errors = Payload.Errors(
            """
            { "dryrnu": true, "wait": "yes", "timeoutMinutes": 0,
              "services": [ { "cluster": 7, "service": "b" }, "orders", { "cluster": "a", "servce": "b" } ] }
            """);

        Assert.Equal(
            [
                new RequestError("$.dryrnu", "unknown field; did you mean \"dryRun\"?"),
                new RequestError("$.wait", "expected true or false, found \"yes\""),
                new RequestError("$.timeoutMinutes", "expected an integer from 1 to 1440, found 0"),
                new RequestError("$.services[0].cluster", "expected a string, found 7"),
                new RequestError("$.services[1]", "expected an object, found \"orders\""),
                new RequestError("$.services[2].servce", "unknown field; did you mean \"service\"?"),
            ],
            errors);
    }

    [Fact]
    public void Read_UnknownFieldWithoutSuggestion_ListsKnownFields()
    {
        var error = Assert.Single(Payload.Errors($$"""{"services":[{{One}}],"region":"eu-central-1"}"""));

        Assert.Equal(
            new RequestError(
                "$.region",
                "unknown field; expected one of services, select, tasks, servicesFrom, dryRun, wait, timeoutMinutes, maxInFlight, stopAfterFailures, "
                + "pauseMinutes, maxExtraTasks, calendars, onFailure, imageChange, minAgeMinutes, deferMinutes, scheduledTime, startWithinMinutes, scheduleArn, raiseOnFailure, comment, $schema"),
            error);
    }

    [Theory]
    [InlineData("""{"services":[{"cluster":"a","service":"b"}],"wait":true,"wait":false}""", "$.wait")]
    [InlineData("""{"services":[{"cluster":"a","service":"b"}],"wait":true,"WAIT":true}""", "$.WAIT")]
    [InlineData("""{"services":[{"cluster":"a","service":"b"}],"wait":null,"wait":true}""", "$.wait")]
    [InlineData("""{"services":[{"cluster":"a","cluster":"c","service":"b"}]}""", "$.services[0].cluster")]
    public void Read_DuplicateField_ReportsError(string json, string path) =>
        Assert.Equal([new RequestError(path, "duplicate field")], Payload.Errors(json));

    [Fact]
    public void Read_NullFields_TreatsThemAsAbsent()
    {
        var request = Payload.Valid(
            """
            { "comment": null, "$schema": null, "dryRun": null, "wait": null, "timeoutMinutes": null,
              "services": [ { "cluster": null, "service": null, "wave": null, "allowDowntime": null, "force": null, "timeoutMinutes": null } ] }
            """);

        Assert.Equal([new ServiceEntry()], request.Services);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"services":[]}""")]
    [InlineData("""{"services":null}""")]
    [InlineData("""{"select":[]}""")]
    [InlineData("""{"services":[],"select":null}""")]
    [InlineData("""{"services":null,"select":[]}""")]
    public void Read_NoServices_ReportsError(string json) =>
        Assert.Equal([new RequestError("$.services", "No services provided.")], Payload.Errors(json));

    [Fact]
    public void Read_ByteOrderMark_IgnoresIt() =>
        Assert.Single(Payload.Valid($$"""{{'\uFEFF'}}{"services":[{{One}}]}""").Services);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public void Read_EmptyPayload_ReportsError(string json) =>
        Assert.EndsWith("found an empty payload", Assert.Single(Payload.Errors(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\n  \"services\": [,]\n}", "invalid JSON at line 2, byte 16")]
    [InlineData("{\"services\":[]", "invalid JSON at line 1, byte 15")]
    [InlineData("{} {}", "invalid JSON at line 1, byte 4")]
    public void Read_InvalidJson_ReportsPosition(string json, string message) =>
        Assert.Equal([new RequestError("$", message)], Payload.Errors(json));

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("null", "null")]
    [InlineData("\"orders\"", "\"orders\"")]
    [InlineData("17", "17")]
    public void Read_NotAnObject_ReportsFoundValue(string json, string found) =>
        Assert.Equal([new RequestError("$", $"expected an object, found {found}")], Payload.Errors(json));

    [Theory]
    [InlineData("""{"services":[{"cluster":"\ud800","service":"b"}]}""", "$.services[0].cluster")]
    [InlineData("""{"services":[{"cluster":"a","service":"b"}],"\udc00":1}""", "$.?")]
    public void Read_LoneSurrogate_ReportsErrorWithPath(string json, string path) =>
        Assert.Equal(path, Assert.Single(Payload.Errors(json)).Path);

    [Fact]
    public void Read_InvalidUtf8_ReportsError()
    {
        byte[] payload = [.. "{\"comment\":\""u8, 0xFF, .. "\"}"u8];

        Assert.IsType<RequestReading.Invalid>(RequestReader.Read(payload));
    }

    [Fact]
    public void Read_DeeplyNestedPayload_ReportsError() =>
        Assert.StartsWith("invalid JSON", Assert.Single(Payload.Errors(new string('[', 5_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_MaximumNumberOfServices_ReturnsRequest() =>
        Assert.Equal(5_000, Payload.Valid(WithServices(5_000, One)).Services.Count);

    [Fact]
    public void Read_TooManyServices_ReportsError() =>
        Assert.Equal(
            [new RequestError("$.services", "expected at most 5,000 entries, found 5,001; split them across several requests")],
            Payload.Errors(WithServices(5_001, One)));

    [Fact]
    public void Read_ManyErrors_CountsTheRest()
    {
        var errors = Payload.Errors(WithServices(1_200, "1"));

        Assert.Equal(101, errors.Count);
        Assert.Equal("$.services[99]", errors[99].Path);
        Assert.Equal(new RequestError("$", "and 1,100 more errors"), errors[100]);
    }

    [Theory]
    [InlineData(ContextAttributes.ScheduleArn)]
    [InlineData(ContextAttributes.ScheduledTime)]
    [InlineData(ContextAttributes.ExecutionId)]
    [InlineData(ContextAttributes.AttemptNumber)]
    public void Read_ContextAttribute_IgnoresFieldWithWarning(string attribute)
    {
        var request = Payload.Valid($$"""{"comment":"run {{attribute}}","services":[{"cluster":"prod","service":"{{attribute}}"}]}""");

        Assert.Null(Assert.Single(request.Services).Service);
        Assert.Collection(
            request.Warnings,
            warning => Assert.Equal(
                $"$.comment is ignored, because only EventBridge Scheduler replaces context attributes: \"run {attribute}\"", warning),
            warning => Assert.StartsWith("$.services[0].service is ignored", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1440", 1440)]
    [InlineData("30.0", 30)]
    [InlineData("1e2", 100)]
    public void Read_TimeoutInRange_ReadsIt(string minutes, int expected)
    {
        var ofRequest = Payload.Valid($$"""{"timeoutMinutes":{{minutes}},"services":[{}]}""");
        var ofService = Payload.Valid($$"""{"services":[{"timeoutMinutes":{{minutes}}}]}""");

        Assert.Equal(TimeSpan.FromMinutes(expected), ofRequest.Services[0].Options.RolloutTimeout);
        Assert.Equal(TimeSpan.FromMinutes(expected), ofService.Services[0].Options.RolloutTimeout);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1441")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("\"30\"")]
    public void Read_TimeoutOutOfRange_ReportsError(string minutes)
    {
        var errors = Payload.Errors($$"""{"timeoutMinutes":{{minutes}},"services":[{"timeoutMinutes":{{minutes}}}]}""");

        Assert.Equal(["$.timeoutMinutes", "$.services[0].timeoutMinutes"], errors.Select(error => error.Path));
        Assert.All(errors, error => Assert.StartsWith("expected an integer from 1 to 1440, found ", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_VeryLongString_ShortensItInError()
    {
        var error = Assert.Single(Payload.Errors($$"""{"services":[{{One}}],"wait":"{{new string('x', 10_000)}}"}"""));

        Assert.Contains("… (10,000 characters) …", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 600, 700);
    }

    private static string WithServices(int count, string service) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"services\":[{string.Join(',', Enumerable.Repeat(service, count))}]}}");
}
