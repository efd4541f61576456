using EcsRestart.Schedules;

namespace EcsRestart.Tests.Schedules;

public sealed class ExpressionReaderTests
{
    [Theory]
    [InlineData("", "expected cron(")]
    [InlineData("0 5 * * ? *", "expected cron(")]
    [InlineData("cron(0 5 * * ? *", "expected cron(")]
    [InlineData("CRON(0 5 * * ? *)", "expected cron(")]
    [InlineData("cron(0 5 * * ?)", "expected 6 fields (minutes hours day-of-month month day-of-week year), found 5")]
    [InlineData("cron(0 0 5 * * ? *)", "found 7")]
    [InlineData("cron(0 5 * * * *)", "expected ? in either day-of-month or day-of-week, not both")]
    [InlineData("cron(0 5 1 * MON *)", "not both")]
    [InlineData("cron(0 5 ? * ? *)", "not both")]
    [InlineData("cron(60 5 * * ? *)", "minutes: expected 0 to 59, found \"60\"")]
    [InlineData("cron(0 24 * * ? *)", "hours: expected 0 to 23, found \"24\"")]
    [InlineData("cron(0 5 0 * ? *)", "day-of-month: expected 1 to 31, found \"0\"")]
    [InlineData("cron(0 5 L-3 * ? *)", "day-of-month: expected 1 to 31, found \"L-3\"")]
    [InlineData("cron(0 5 32W * ? *)", "day-of-month: expected 1 to 31, found \"32\"")]
    [InlineData("cron(0 5 * 13 ? *)", "month: expected 1 to 12 or JAN to DEC, found \"13\"")]
    [InlineData("cron(0 5 * JANUARY ? *)", "found \"JANUARY\"")]
    [InlineData("cron(0 5 ? * 0 *)", "day-of-week: expected 1 to 7 or SUN to SAT, found \"0\"")]
    [InlineData("cron(0 5 ? * 2#6 *)", "expected 1 to 5 after #, found \"6\"")]
    [InlineData("cron(0 5 ? * 2/2 *)", "expected days without a step, found \"2/2\"")]
    [InlineData("cron(0 5 ? * FRI-MON *)", "found \"FRI-MON\"")]
    [InlineData("cron(0 22-2 * * ? *)", "expected an ascending range; split a range that wraps around into two, separated by a comma, found \"22-2\"")]
    [InlineData("cron(0 5 * * ? 1969)", "year: expected 1970 to 2199, found \"1969\"")]
    [InlineData("cron(0/0 5 * * ? *)", "expected a step of at least 1, found \"0\"")]
    [InlineData("cron(1,,2 5 * * ? *)", "minutes: expected 0 to 59, found \"\"")]
    [InlineData("cron(-5 5 * * ? *)", "found \"-5\"")]
    [InlineData("cron(5/5/5 5 * * ? *)", "found \"5/5/5\"")]
    [InlineData("rate(5)", "expected a number and minutes, hours or days")]
    [InlineData("rate(5 seconds)", "expected a number and minutes, hours or days")]
    [InlineData("rate(0 minutes)", "integer from 1 to 1000000, found \"0\"")]
    [InlineData("rate(-1 minutes)", "found \"-1\"")]
    [InlineData("rate(1.5 hours)", "found \"1.5\"")]
    [InlineData("rate(9999999999 days)", "found \"9999999999\"")]
    [InlineData("at(2026-12-01)", "expected at(yyyy-mm-ddThh:mm:ss)")]
    [InlineData("at(2026-12-01T02:00:00Z)", "without a UTC offset")]
    [InlineData("at(2026-02-29T02:00:00)", "without a UTC offset")]
    [InlineData("at(2026-12-01T24:00:00)", "without a UTC offset")]
    public void Read_InvalidExpression_ReturnsOneSentence(string expression, string expected)
    {
        var message = Assert.IsType<ExpressionReading.Invalid>(ExpressionReader.Read(expression)).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("rate(1 minute)", 1)]
    [InlineData("rate(5 minutes)", 5)]
    [InlineData("rate(1 hours)", 60)]
    [InlineData("rate(2 days)", 2_880)]
    public void Read_Rate_ReturnsPeriod(string expression, int minutes) =>
        Assert.Equal(new ScheduleExpression.Rate(TimeSpan.FromMinutes(minutes)), NextTimes.Read(expression));

    [Fact]
    public void At_Time_SurvivesRoundTrip()
    {
        var time = new DateTime(2026, 12, 1, 2, 0, 0);

        Assert.Equal(new ScheduleExpression.Once(time), NextTimes.Read(ScheduleExpression.At(time)));
    }
}
