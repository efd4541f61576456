using System.Globalization;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Request;

/// <summary>The settings of a request: ranges, defaults and dependencies.</summary>
public sealed class RequestSettingsTests
{
    private const string ScheduleArn = "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly";

    [Fact]
    public void Read_NoSettings_UsesDefaults()
    {
        var request = Read("\"dryRun\":null");

        Assert.Equal((10, 3), (request.MaxInFlight, request.StopAfterFailures));
        Assert.Equal(TimeSpan.Zero, request.MinAge);
        Assert.Null(request.ScheduledTime);
        Assert.Null(request.ScheduleArn);
        Assert.False(request.RaiseOnFailure);
        Assert.Null(request.StartWithin);
        Assert.Empty(request.Calendars);
        Assert.Equal(TimeSpan.Zero, request.PauseBetweenWaves);
        Assert.Null(request.MaxExtraTasks);
        Assert.Equal((false, false), (request.RollsBackOnFailure, request.FailsOnImageChange));
        Assert.Empty(request.Select);
        Assert.Empty(request.EffectiveWarnings);
    }

    [Fact]
    public void Read_NullFields_TreatsThemAsAbsent()
    {
        var request = Read(
            """
            "select":null,"maxInFlight":null,"stopAfterFailures":null,"minAgeMinutes":null,
            "scheduledTime":null,"scheduleArn":null,"raiseOnFailure":null
            """);

        Assert.Equal((10, 3), (request.MaxInFlight, request.StopAfterFailures));
        Assert.Empty(request.EffectiveWarnings);
    }

    [Fact]
    public void Read_AllSettings_ReadsThem()
    {
        var request = Read(
            $"""
            "wait":true,"maxInFlight":5,"stopAfterFailures":0,"minAgeMinutes":60,"deferMinutes":45,
            "scheduledTime":"2026-11-21T05:00:00Z","scheduleArn":"{ScheduleArn}","raiseOnFailure":true
            """);

        Assert.Equal((5, 0), (request.MaxInFlight, request.StopAfterFailures));
        Assert.Equal(TimeSpan.FromHours(1), request.MinAge);
        Assert.Equal(TimeSpan.FromMinutes(45), request.DeferBy);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero), request.ScheduledTime);
        Assert.Equal(ScheduleArn, request.ScheduleArn);
        Assert.True(request.RaiseOnFailure);
        Assert.Empty(request.EffectiveWarnings);
    }

    [Theory]
    [InlineData("leave", "warn", false, false)]
    [InlineData("rollback", "fail", true, true)]
    public void Read_FailureAndImageSettings_AreTaken(string onFailure, string imageChange, bool rollsBack, bool fails)
    {
        var request = Read($"\"wait\":true,\"onFailure\":\"{onFailure}\",\"imageChange\":\"{imageChange}\"");

        Assert.Equal((rollsBack, fails), (request.RollsBackOnFailure, request.FailsOnImageChange));
        Assert.Empty(request.EffectiveWarnings);
    }

    [Fact]
    public void Read_FailureAndImageSettingsWithoutWait_Warn() => Assert.Equal(
        ["$.onFailure has no effect without \"wait\": true", "$.imageChange has no effect without \"wait\": true"],
        Read("\"onFailure\":\"rollback\",\"imageChange\":\"fail\"").EffectiveWarnings);

    [Theory]
    [InlineData("onFailure", "\"rolback\"", "expected leave or rollback, found \"rolback\"; did you mean \"rollback\"?")]
    [InlineData("onFailure", "true", "expected a string, found true")]
    [InlineData("imageChange", "\"ignore\"", "expected warn or fail, found \"ignore\"")]
    public void Read_OtherChoice_IsAnError(string name, string value, string expected)
    {
        var error = Assert.Single(Payload.Errors($$"""{"services":[{}],"{{name}}":{{value}}}"""));

        Assert.Equal(($"$.{name}", expected), (error.Path, error.Message));
    }

    [Fact]
    public void Read_ServiceOptions_ReadsThem()
    {
        var request = Payload.Valid(
            """{"services":[{"cluster":"a","service":"b","wave":100,"allowDowntime":true,"force":true,"timeoutMinutes":7},{"wave":1}],"timeoutMinutes":5}""");

        Assert.Equal(
            [
                new() { Wave = 100, AllowDowntime = true, Force = true, RolloutTimeout = TimeSpan.FromMinutes(7) },
                new() { RolloutTimeout = TimeSpan.FromMinutes(5) },
            ],
            request.Services.Select(service => service.Options));
    }

    [Theory]
    [InlineData("maxInFlight", 1, 5_000)]
    [InlineData("stopAfterFailures", 0, 5_000)]
    [InlineData("minAgeMinutes", 0, 43_200)]
    [InlineData("deferMinutes", 1, 1_440)]
    [InlineData("timeoutMinutes", 1, 1_440)]
    [InlineData("startWithinMinutes", 1, 1_440)]
    [InlineData("pauseMinutes", 0, 1_440)]
    [InlineData("maxExtraTasks", 1, 100_000)]
    public void Read_IntegerSetting_AcceptsOnlyItsRange(string name, int min, int max)
    {
        const string Required = "\"wait\":true,\"scheduledTime\":\"2026-11-21T05:00:00Z\"";
        Read($"{Required},\"{name}\":{min}");
        Read($"{Required},\"{name}\":{max}");

        foreach (var invalid in new[] { $"{min - 1}", $"{max + 1}", "1.5", "1e400", "true", "{}", "\"5\"" })
            Assert.Equal(Expected($"$.{name}", min, max), WithoutFoundValue(Errors($"\"{name}\":{invalid}")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"1\"")]
    [InlineData("[]")]
    public void Read_WaveOutOfRange_ReportsError(string wave) =>
        Assert.Equal(Expected("$.services[0].wave", 1, 100), WithoutFoundValue(Payload.Errors($$"""{"services":[{"wave":{{wave}}}]}""")));

    [Theory]
    [InlineData("allowDowntime", "\"yes\"")]
    [InlineData("force", "1")]
    public void Read_NotABoolean_ReportsError(string name, string value) =>
        Assert.Equal(
            [new RequestError($"$.services[0].{name}", $"expected true or false, found {value}")],
            Payload.Errors($$"""{"services":[{"{{name}}":{{value}}}]}"""));

    [Theory]
    [InlineData("2026-11-21T05:00:00Z", "2026-11-21T05:00:00Z")]
    [InlineData("2026-11-21T05:00Z", "2026-11-21T05:00:00Z")]
    [InlineData("2026-11-21T05:00:00.123Z", "2026-11-21T05:00:00.123Z")]
    [InlineData("2026-11-21T06:00:00+01:00", "2026-11-21T05:00:00Z")]
    [InlineData("2026-11-20T23:30:00-05:30", "2026-11-21T05:00:00Z")]
    public void Read_ScheduledTimeWithOffset_ReadsInstant(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), Read($"\"scheduledTime\":\"{text}\"").ScheduledTime);

    [Theory]
    [InlineData("2026-11-21T05:00:00")]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-21Z")]
    [InlineData("2026-11-21T05Z")]
    [InlineData("2026-11-21 05:00:00Z")]
    [InlineData("2026-11-21T05:00:00+01")]
    [InlineData("2026-11-21T05:00:00+0100")]
    [InlineData("2026-11-21T05:00:00 Z")]
    [InlineData("2026-11-21t05:00:00z")]
    [InlineData("2026-02-30T05:00:00Z")]
    [InlineData("2026-11-21T25:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("21.11.2026 05:00")]
    [InlineData("Sat, 21 Nov 2026 05:00:00 GMT")]
    [InlineData("1795237200")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void Read_InvalidScheduledTime_ReportsExpectedFormat(string text) =>
        Assert.Equal(
            [
                new RequestError(
                    "$.scheduledTime", $"expected a date and time with Z or an offset, such as 2026-11-21T05:00:00Z, found \"{text}\""),
            ],
            Errors($"\"scheduledTime\":\"{text}\""));

    [Theory]
    [InlineData("scheduledTime", "1795237200")]
    [InlineData("scheduleArn", "[]")]
    public void Read_NotAString_ReportsError(string name, string value) =>
        Assert.StartsWith("expected a string, found ", Assert.Single(Errors($"\"{name}\":{value}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(ScheduleArn)]
    [InlineData("arn:aws-cn:scheduler:cn-north-1:123456789012:schedule/restarts/a.b-c_d")]
    public void Read_ScheduleArn_ReadsIt(string arn) => Assert.Equal(arn, Read($"\"scheduleArn\":\"{arn}\"").ScheduleArn);

    [Theory]
    [InlineData("")]
    [InlineData("nightly")]
    [InlineData("arn:aws:ecs:eu-central-1:123456789012:cluster/prod")]
    [InlineData("arn:aws:events:eu-central-1:123456789012:rule/nightly")]
    [InlineData("arn:aws:scheduler:eu-central-1:123456789012:schedule-group/default")]
    [InlineData("arn:aws:scheduler:eu-central-1:123456789012:schedule/nightly")]
    [InlineData("arn:aws:scheduler:eu-central-1:1234:schedule/default/nightly")]
    [InlineData("arn:aws:scheduler::123456789012:schedule/default/nightly")]
    [InlineData("arn:aws:scheduler:eu-central-1:123456789012:schedule/default/")]
    [InlineData("arn:aws:scheduler:eu-central-1:123456789012:schedule/default/a:b")]
    public void Read_InvalidScheduleArn_ReportsExpectedFormat(string arn) =>
        Assert.Equal(
            [
                new RequestError(
                    "$.scheduleArn", $"expected a schedule ARN (arn:aws:scheduler:REGION:ACCOUNT:schedule/GROUP/NAME), found \"{arn}\""),
            ],
            Errors($"\"scheduleArn\":\"{arn}\""));

    [Fact]
    public void Read_ContextAttributes_IgnoresFieldsWithWarnings()
    {
        var request = Read($"\"scheduledTime\":\"{ContextAttributes.ScheduledTime}\",\"scheduleArn\":\"{ContextAttributes.ScheduleArn}\"");

        Assert.Null(request.ScheduledTime);
        Assert.Null(request.ScheduleArn);
        Assert.Collection(
            request.Warnings,
            warning => Assert.StartsWith("$.scheduledTime is ignored", warning, StringComparison.Ordinal),
            warning => Assert.StartsWith("$.scheduleArn is ignored", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","scheduledTime":null""")]
    [InlineData($""","scheduledTime":"{ContextAttributes.ScheduledTime}" """)]
    public void Read_RaiseOnFailureWithoutScheduledTime_ReturnsFalseWithWarning(string scheduledTime)
    {
        var request = Read($"\"raiseOnFailure\":true{scheduledTime}");

        Assert.False(request.RaiseOnFailure);
        Assert.Equal(
            "$.raiseOnFailure is treated as false, because a retry without scheduledTime would restart all services again; "
            + "set \"scheduledTime\": \"<aws.scheduler.scheduled-time>\"",
            request.Warnings[^1]);
    }

    [Fact]
    public void Read_RaiseOnFailureFalse_ReturnsNoWarning() => Assert.Empty(Read("\"raiseOnFailure\":false").Warnings);

    [Theory]
    [InlineData("maxInFlight", 5)]
    [InlineData("maxInFlight", 10)]
    [InlineData("stopAfterFailures", 0)]
    [InlineData("stopAfterFailures", 3)]
    public void Read_WaitSettingWithoutWait_WarnsUnlessRunWaits(string name, int value)
    {
        var request = Read($"\"{name}\":{value}");

        Assert.Equal([$"$.{name} has no effect without \"wait\": true"], request.EffectiveWarnings);
        Assert.Empty((request with { Wait = true }).EffectiveWarnings);
        Assert.Empty(Read($"\"{name}\":{value},\"wait\":true").EffectiveWarnings);
    }

    [Theory]
    [InlineData("""{"services":[{"wave":1},{"wave":2},{"wave":3}]}""")]
    [InlineData("""{"select":[{"cluster":"prod","service":"*","wave":2}]}""")]
    public void Read_WavesWithoutWait_WarnsUnlessRunWaits(string json)
    {
        var request = Payload.Valid(json);

        Assert.Equal(
            ["without \"wait\": true, waves only order the calls: a wave does not wait for the rollouts of the previous wave"], request.EffectiveWarnings);
        Assert.Empty((request with { Wait = true }).EffectiveWarnings);
    }

    [Fact]
    public void EffectiveWarnings_WaitingRun_ReturnsPayloadWarnings() =>
        Assert.Equal(["odd"], (new RestartRequest { Wait = true, Warnings = ["odd"], WarningsUnlessWaiting = ["no effect"] }).EffectiveWarnings);

    [Fact]
    public void Read_StartWithinMinutes_EndsTheWindowThatScheduledTimeStarts() =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 21, 6, 30, 0, TimeSpan.Zero),
            Read("\"scheduledTime\":\"2026-11-21T05:00:00Z\",\"startWithinMinutes\":90").StartBefore);

    [Theory]
    [InlineData("")]
    [InlineData(""","scheduledTime":null""")]
    public void Read_StartWithinMinutesWithoutScheduledTime_IsAnErrorWithTheRemedy(string scheduledTime) =>
        Assert.Equal(
            [
                new RequestError(
                    "$.startWithinMinutes",
                    "requires scheduledTime, which the window starts at; add \"scheduledTime\": \"<aws.scheduler.scheduled-time>\""),
            ],
            Errors($"\"startWithinMinutes\":60{scheduledTime}"));

    [Fact]
    public void Read_StartWithinMinutesWithKeyword_IsAWarning()
    {
        var request = Read($"\"startWithinMinutes\":60,\"scheduledTime\":\"{ContextAttributes.ScheduledTime}\"");

        Assert.Null(request.StartBefore);
        Assert.Equal("$.startWithinMinutes has no effect without a scheduledTime", request.Warnings[^1]);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(90)]
    public void Read_DeferMinutesNotWithinTheWindow_IsAnError(int deferMinutes) =>
        Assert.Equal(
            [new RequestError("$.deferMinutes", "expected less than startWithinMinutes (60): the deferred run would start too late")],
            Errors($"\"scheduledTime\":\"2026-11-21T05:00:00Z\",\"startWithinMinutes\":60,\"deferMinutes\":{deferMinutes}"));

    [Fact]
    public void Read_DeferMinutesWithinTheWindow_IsTaken() =>
        Read("\"scheduledTime\":\"2026-11-21T05:00:00Z\",\"startWithinMinutes\":60,\"deferMinutes\":59");

    [Theory]
    [InlineData("pauseMinutes", "requires \"wait\": true: without waiting, no wave has an end to pause after")]
    [InlineData("maxExtraTasks", "requires \"wait\": true: without waiting, nothing shows when the extra tasks are gone")]
    public void Read_SettingThatRequiresWait_IsAnErrorWithoutIt(string name, string message)
    {
        Assert.Equal([new RequestError($"$.{name}", message)], Errors($"\"{name}\":5"));
        Read($"\"wait\":true,\"{name}\":5");
    }

    [Theory]
    [InlineData("[\"freeze\"]", "freeze")]
    [InlineData("[\"a.b_c-1\",\"arn:aws-us-gov:ssm:us-gov-west-1:111122223333:document/freeze\"]", "a.b_c-1", "arn:aws-us-gov:ssm:us-gov-west-1:111122223333:document/freeze")]
    public void Read_Calendars_AreTakenInOrder(string json, params string[] expected) => Assert.Equal(expected, Read($"\"calendars\":{json}").Calendars);

    [Theory]
    [InlineData("[]", "$.calendars", "expected 1 to 5 calendars, found 0")]
    [InlineData("[\"aaa\",\"bbb\",\"ccc\",\"ddd\",\"eee\",\"fff\"]", "$.calendars", "expected 1 to 5 calendars, found 6")]
    [InlineData("\"freeze\"", "$.calendars", "expected an array, found \"freeze\"")]
    [InlineData("[\"freeze\",\"freeze\"]", "$.calendars[1]", "is listed twice")]
    public void Read_OtherCalendars_AreAnError(string json, string path, string message) =>
        Assert.Equal([new RequestError(path, message)], Errors($"\"calendars\":{json}"));

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("change freeze")]
    [InlineData("arn:aws:ssm:eu-central-1:111122223333:parameter/freeze")]
    [InlineData("arn:aws:ssm::111122223333:document/freeze")]
    public void Read_CalendarThatIsNoName_ShowsWhatIsExpected(string name) =>
        Assert.Equal(
            [
                new RequestError(
                    "$.calendars[0]",
                    "expected a calendar name of 3 to 128 characters (letters, digits, _ - .), or an ARN such as "
                    + $"arn:aws:ssm:eu-central-1:111122223333:document/freeze, found \"{name}\""),
            ],
            Errors($"\"calendars\":[\"{name}\"]"));

    private static RestartRequest Read(string fields) => Payload.Valid($$"""{"services":[{}],{{fields}}}""");

    private static IReadOnlyList<RequestError> Errors(string fields) => Payload.Errors($$"""{"services":[{}],{{fields}}}""");

    private static RequestError[] Expected(string path, int min, int max) =>
        [new RequestError(path, string.Create(CultureInfo.InvariantCulture, $"expected an integer from {min} to {max}, found "))];

    private static IEnumerable<RequestError> WithoutFoundValue(IEnumerable<RequestError> errors) =>
        errors.Select(error => error with { Message = error.Message[..(error.Message.IndexOf("found ", StringComparison.Ordinal) + "found ".Length)] });
}
