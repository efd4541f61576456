using System.Globalization;
using EcsRestart.Schedules;

namespace EcsRestart.Tests.Schedules;

/// <summary>November 26, 2026 is a Thursday.</summary>
public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("0 5 * * ? *", "2026-11-26T05:00", "11-26 05:00|11-27 05:00|11-28 05:00")]
    [InlineData("0 5 * * ? *", "2026-11-26T05:01", "11-27 05:00|11-28 05:00|11-29 05:00")]
    [InlineData("0/20 * * * ? *", "2026-11-26T22:50", "11-26 23:00|11-26 23:20|11-26 23:40")]
    [InlineData("50/5 23 * * ? *", "2026-11-26T00:00", "11-26 23:50|11-26 23:55|11-27 23:50")]
    [InlineData("10-30/10 4,6 * * ? *", "2026-11-26T04:20", "11-26 04:20|11-26 04:30|11-26 06:10")]
    [InlineData("0 5 ? * MON-FRI *", "2026-11-26T06:00", "11-27 05:00|11-30 05:00|12-01 05:00")]
    [InlineData("0 5 ? * mon,Sun *", "2026-11-26T06:00", "11-29 05:00|11-30 05:00|12-06 05:00")]
    [InlineData("0 5 ? * 1 *", "2026-11-26T06:00", "11-29 05:00|12-06 05:00|12-13 05:00")]
    [InlineData("0 5 ? * L *", "2026-11-26T06:00", "11-28 05:00|12-05 05:00|12-12 05:00")]
    [InlineData("0 5 */10 * ? *", "2026-11-26T06:00", "12-01 05:00|12-11 05:00|12-21 05:00")]
    [InlineData("0 5 1 FEB,DEC ? *", "2026-11-26T06:00", "12-01 05:00|02-01 05:00|12-01 05:00")]
    [InlineData("0 5 31 * ? *", "2026-11-26T06:00", "12-31 05:00|01-31 05:00|03-31 05:00")]
    public void From_EachField_ReturnsNextTimes(string fields, string from, string expected) =>
        Assert.Equal(expected, Join(fields, from, 3, "MM-dd HH:mm"));

    [Theory]
    [InlineData("0 0 29 2 ? *", "2026-11-26", "2028-02-29|2032-02-29|2036-02-29")]
    [InlineData("0 0 29 2 ? *", "2097-01-01", "2104-02-29|2108-02-29|2112-02-29")]
    [InlineData("0 0 L 2 ? *", "2026-11-26", "2027-02-28|2028-02-29|2029-02-28")]
    [InlineData("0 0 L * ? *", "2026-11-26", "2026-11-30|2026-12-31|2027-01-31")]
    [InlineData("0 0 LW * ? *", "2027-01-01", "2027-01-29|2027-02-26|2027-03-31")]
    [InlineData("0 0 1W * ? *", "2027-04-02", "2027-05-03|2027-06-01|2027-07-01")]
    [InlineData("0 0 15W * ? *", "2026-11-26", "2026-12-15|2027-01-15|2027-02-15")]
    [InlineData("0 0 15W 5,8 ? *", "2026-11-26", "2027-05-14|2027-08-16|2028-05-15")]
    [InlineData("0 0 31W 1-2 ? *", "2026-11-26", "2027-01-29|2027-02-26|2028-01-31")]
    [InlineData("0 0 1,15W * ? *", "2026-11-26", "2026-12-01|2026-12-15|2027-01-01")]
    [InlineData("0 0 ? * 6#3 *", "2026-11-26", "2026-12-18|2027-01-15|2027-02-19")]
    [InlineData("0 0 ? * MON#5 *", "2026-11-26", "2026-11-30|2027-03-29|2027-05-31")]
    [InlineData("0 0 ? * 6L *", "2026-11-26", "2026-11-27|2026-12-25|2027-01-29")]
    [InlineData("0 0 ? * 6L *", "2027-12-20", "2027-12-31|2028-01-28|2028-02-25")]
    [InlineData("0 0 ? * 6L 2030-2031", "2026-11-26", "2030-01-25|2030-02-22|2030-03-29")]
    [InlineData("0 0 1 1 ? 2026/5", "2026-11-26", "2031-01-01|2036-01-01|2041-01-01")]
    public void From_MovingDays_ReturnsNextDays(string fields, string from, string expected) =>
        Assert.Equal(expected, Join(fields, from, 3, "yyyy-MM-dd"));

    [Theory]
    [InlineData("0 5 31 2 ? *")]
    [InlineData("0 5 31 4,6,9,11 ? *")]
    [InlineData("0 5 * * ? 2025")]
    [InlineData("0 5 29 2 ? 2027")]
    public void From_ImpossibleDay_ReturnsNone(string fields) => Assert.Equal("", Join(fields, "2026-11-26", 1, "s"));

    [Fact]
    public void From_LastYear_Ends() => Assert.Equal("2199-12-31", Join("0 0 31 12 ? *", "2199-01-01", 3, "yyyy-MM-dd"));

    private static string Join(string fields, string from, int count, string format)
    {
        var cron = Assert.IsType<ScheduleExpression.Cron>(NextTimes.Read($"cron({fields})")).Times;
        return string.Join('|', cron.From(DateTime.Parse(from, CultureInfo.InvariantCulture)).Take(count).Select(time => time.ToString(format, CultureInfo.InvariantCulture)));
    }
}
