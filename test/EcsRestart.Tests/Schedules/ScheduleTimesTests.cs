using EcsRestart.Schedules;

namespace EcsRestart.Tests.Schedules;

public sealed class ScheduleTimesTests
{
    [Theory]
    [InlineData("America/New_York", "30 2 * * ? *", "2026-03-07T12:00Z", "2026-03-09 02:30 -04:00")]
    [InlineData("America/New_York", "0 3 * * ? *", "2026-03-07T12:00Z", "2026-03-08 03:00 -04:00")]
    [InlineData("Europe/London", "30 1 * * ? *", "2026-03-28T12:00Z", "2026-03-30 01:30 +01:00")]
    [InlineData("Australia/Lord_Howe", "15 2 * * ? *", "2026-10-03T02:00Z", "2026-10-05 02:15 +11:00")]
    [InlineData("Australia/Lord_Howe", "30 2 * * ? *", "2026-10-02T20:00Z", "2026-10-04 02:30 +11:00")]
    public void After_SkippedLocalTime_OmitsIt(string zone, string fields, string after, string expected) =>
        Assert.Equal([expected], NextTimes.Of($"cron({fields})", zone, after, 1));

    [Theory]
    [InlineData("America/New_York", "30 1 * * ? *", "2026-10-31T12:00Z", "2026-11-01 01:30 -04:00", "2026-11-02 01:30 -05:00")]
    [InlineData("Europe/London", "30 1 * * ? *", "2026-10-24T12:00Z", "2026-10-25 01:30 +01:00", "2026-10-26 01:30 +00:00")]
    [InlineData("Australia/Lord_Howe", "45 1 * * ? *", "2026-04-03T20:00Z", "2026-04-05 01:45 +11:00", "2026-04-06 01:45 +10:30")]
    public void After_RepeatedLocalTime_ReturnsOnlyTheFirst(string zone, string fields, string after, params string[] expected) =>
        Assert.Equal(expected, NextTimes.Of($"cron({fields})", zone, after, 2));

    [Fact]
    public void After_BetweenRepeatedLocalTimes_OmitsTheSecond()
    {
        var betweenTheTwo = "2026-11-01T06:10Z";

        Assert.Equal(["2026-11-02 01:30 -05:00"], NextTimes.Of("cron(30 1 * * ? *)", "America/New_York", betweenTheTwo, 1));
    }

    [Fact]
    public void After_EveryHalfHour_PausesDuringRepeatedHour() => Assert.Equal(
        ["2026-11-01 01:00 -04:00", "2026-11-01 01:30 -04:00", "2026-11-01 02:00 -05:00"],
        NextTimes.Of("cron(0/30 * * * ? *)", "America/New_York", "2026-11-01T04:45Z", 3));

    [Fact]
    public void After_EveryHour_OmitsSkippedHour() => Assert.Equal(
        ["2026-03-08 01:00 -05:00", "2026-03-08 03:00 -04:00"],
        NextTimes.Of("cron(0 * * * ? *)", "America/New_York", "2026-03-08T05:30Z", 2));

    [Theory]
    [InlineData("UTC", "2026-03-08 02:30 +00:00")]
    [InlineData("Asia/Tokyo", "2026-03-08 02:30 +09:00")]
    [InlineData("America/Phoenix", "2026-03-08 02:30 -07:00")]
    [InlineData("Asia/Kolkata", "2026-03-08 02:30 +05:30")]
    public void After_ZoneWithoutDaylightSavingTime_ReturnsEveryDay(string zone, string expected) =>
        Assert.Equal([expected], NextTimes.Of("cron(30 2 8 3 ? *)", zone, "2026-03-01T00:00Z", 1));

    [Fact]
    public void After_DaySkippedByZone_OmitsIt() => Assert.Equal(
        ["2011-12-29 12:00 -10:00", "2011-12-31 12:00 +14:00"],
        NextTimes.Of("cron(0 12 * * ? *)", "Pacific/Apia", "2011-12-29T12:00Z", 2));

    [Fact]
    public void After_Midnight_UsesLocalMidnight() => Assert.Equal(
        ["2026-11-26 00:00 -05:00"], NextTimes.Of("cron(0 0 * * ? *)", "America/New_York", "2026-11-25T12:00Z", 1));

    [Theory]
    [InlineData("2026-11-26T05:00:00Z", "2026-11-27 05:00 +00:00")]
    [InlineData("2026-11-26T04:59:59Z", "2026-11-26 05:00 +00:00")]
    [InlineData("2026-11-26T05:00:01Z", "2026-11-27 05:00 +00:00")]
    public void After_Moment_ReturnsOnlyLaterTimes(string moment, string expected) =>
        Assert.Equal([expected], NextTimes.Of("cron(0 5 * * ? *)", "UTC", moment, 1));

    [Fact]
    public void After_StartAndEnd_ReturnsOnlyTimesBetween()
    {
        var times = Times("cron(0 5 * * ? *)") with { Start = NextTimes.Moment("2026-12-01T05:00Z"), End = NextTimes.Moment("2026-12-02T05:00Z") };

        Assert.Equal(["2026-12-01 05:00 +00:00", "2026-12-02 05:00 +00:00"], NextTimes.Of(times, "2026-11-26T00:00Z", 9));
    }

    [Fact]
    public void After_RateWithoutStart_CountsFromCreation()
    {
        var times = Times("rate(12 hours)") with { CreatedAt = NextTimes.Moment("2026-11-26T01:10Z") };

        Assert.Equal(["2026-11-26 01:10 +00:00", "2026-11-26 13:10 +00:00"], NextTimes.Of(times, "2026-11-26T01:09Z", 2));
        Assert.Equal(["2026-11-27 01:10 +00:00"], NextTimes.Of(times, "2026-11-26T13:10Z", 1));
    }

    [Fact]
    public void After_RateWithStart_CountsFromStart()
    {
        var times = Times("rate(7 days)") with { Start = NextTimes.Moment("2026-12-01T00:00Z"), End = NextTimes.Moment("2026-12-10T00:00Z") };

        Assert.Equal(["2026-12-01 00:00 +00:00", "2026-12-08 00:00 +00:00"], NextTimes.Of(times, "2026-11-26T00:00Z", 9));
    }

    [Fact]
    public void After_RateOfOneDay_Adds24HoursAcrossClockChange()
    {
        var times = Times("rate(1 days)") with { Zone = NextTimes.Zone("America/New_York"), CreatedAt = NextTimes.Moment("2026-03-07T12:00Z") };

        Assert.Equal(["2026-03-07 07:00 -05:00", "2026-03-08 08:00 -04:00"], NextTimes.Of(times, "2026-03-07T11:00Z", 2));
    }

    [Theory]
    [InlineData("Europe/London", "2026-12-01T02:00:00", "2026-12-01 02:00 +00:00")]
    [InlineData("Europe/London", "2026-10-25T01:30:00", "2026-10-25 01:30 +01:00")]
    [InlineData("Europe/London", "2027-03-28T01:30:00", null)]
    public void After_OneTimeSchedule_ReturnsOneOrNone(string zone, string time, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], NextTimes.Of($"at({time})", zone, "2026-10-01T00:00Z", 3));

    [Fact]
    public void After_OneTimeScheduleInPast_ReturnsNone() => Assert.Empty(NextTimes.Of("at(2026-10-01T00:00:00)", "UTC", "2026-10-01T00:00:00Z", 1));

    [Theory]
    [InlineData("America/New_York", "2026-11-01T01:30:00", 2)]
    [InlineData("America/New_York", "2026-11-01T02:00:00", 1)]
    [InlineData("America/New_York", "2026-03-08T02:30:00", 0)]
    [InlineData("Asia/Almaty", "2024-02-29T23:30:00", 2)]
    [InlineData("Pacific/Apia", "2011-12-30T12:00:00", 0)]
    [InlineData("UTC", "2026-11-01T01:30:00", 1)]
    public void MomentsOf_LocalTime_ReturnsAllMoments(string zone, string time, int expected) => Assert.Equal(
        expected, ScheduleTimes.MomentsOf(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), NextTimes.Zone(zone)).Count);

    [Fact]
    public void SkippedBetween_TwoMoments_ReturnsSkippedLocalTimes()
    {
        var times = new ScheduleTimes(NextTimes.Read("cron(0/30 2 * * ? *)"), NextTimes.Zone("Europe/Berlin"), NextTimes.Moment("2026-03-01T00:00Z"));

        Assert.Equal(
            [new DateTime(2026, 3, 29, 2, 0, 0), new DateTime(2026, 3, 29, 2, 30, 0)],
            times.SkippedBetween(NextTimes.Moment("2026-03-28T12:00Z"), NextTimes.Moment("2026-03-30T12:00Z")));
        Assert.Empty(times.SkippedBetween(NextTimes.Moment("2026-03-29T12:00Z"), NextTimes.Moment("2026-04-30T12:00Z")));
    }

    [Fact]
    public void SkippedBetween_BeforeStart_ReturnsNone()
    {
        var times = Times("cron(30 2 * * ? *)") with { Zone = NextTimes.Zone("Europe/Berlin"), Start = NextTimes.Moment("2026-04-01T00:00Z") };

        Assert.Empty(times.SkippedBetween(NextTimes.Moment("2026-03-28T12:00Z"), NextTimes.Moment("2026-04-30T12:00Z")));
    }

    /// <summary>Checks the times of a year in every time zone: ascending, without duplicates, and as scheduled in local time.</summary>
    [Fact]
    public void After_EveryZone_ReturnsAscendingLocalTimes()
    {
        var moment = NextTimes.Moment("2026-01-01T00:00Z");
        var cron = NextTimes.Read("cron(0/15 0-3 ? * SUN *)");
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            DateTimeOffset[] times = [.. new ScheduleTimes(cron, zone, moment).After(moment).TakeWhile(time => time.Year < 2027)];

            Assert.True(times.Length is > 800 and < 840, $"{zone.Id}: {times.Length}");
            Assert.Equal(times.Order().Distinct(), times);
            Assert.Equal(times.Length, times.Select(time => time.DateTime).Distinct().Count());
            Assert.All(times, time => Assert.Equal(zone.GetUtcOffset(time), time.Offset));
        }
    }

    private static ScheduleTimes Times(string expression) =>
        new(NextTimes.Read(expression), TimeZoneInfo.Utc, NextTimes.Moment("2026-11-26T00:00Z"));
}
