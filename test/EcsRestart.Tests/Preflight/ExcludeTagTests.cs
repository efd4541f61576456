using System.Globalization;
using EcsRestart.Preflight;

namespace EcsRestart.Tests.Preflight;

public sealed class ExcludeTagTests
{
    private const string Now = "2026-12-24T12:00:00Z";

    [Theory]
    [InlineData("true", "The tag ecs-restart:exclude is true.")]
    [InlineData("TRUE", "The tag ecs-restart:exclude is TRUE.")]
    [InlineData(" true ", "The tag ecs-restart:exclude is true.")]
    [InlineData("2026-12-24", "The tag ecs-restart:exclude excludes the service until 2026-12-25T00:00:00Z.")]
    [InlineData("2027-01-01", "The tag ecs-restart:exclude excludes the service until 2027-01-02T00:00:00Z.")]
    [InlineData("9999-12-31", "The tag ecs-restart:exclude excludes the service until 9999-12-31T23:59:59Z.")]
    [InlineData("2026-12-24T12:00:01Z", "The tag ecs-restart:exclude excludes the service until 2026-12-24T12:00:01Z.")]
    [InlineData("2026-12-24T12:01", "The tag ecs-restart:exclude excludes the service until 2026-12-24T12:01:00Z.")]
    [InlineData("2026-12-24T13:30+01:00", "The tag ecs-restart:exclude excludes the service until 2026-12-24T12:30:00Z.")]
    public void Reason_TrueOrFutureTime_ReturnsSentence(string value, string reason) => Assert.Equal(reason, Reason(value));

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    [InlineData("2026-12-23")]
    [InlineData("2026-12-24T12:00:00Z")]
    [InlineData("2026-12-24T12:30+01:00")]
    public void Reason_FalseOrPastTime_ReturnsNull(string value) => Assert.Null(Reason(value));

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("no")]
    [InlineData("24.12.2026")]
    [InlineData("2026-12-32")]
    [InlineData("2026-12-24 18:00")]
    public void Reason_InvalidValue_ReturnsSentence(string value) => Assert.Equal(
        $"The tag ecs-restart:exclude is \"{value}\", which is not true, false or a date such as 2026-12-24, so it is treated as true.",
        Reason(value));

    [Fact]
    public void Reason_OtherTags_ReturnsNull() => Assert.Null(ExcludeTag.Reason(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["exclude"] = "true", ["ECS-restart:exclude"] = "true" }, At(Now)));

    [Theory]
    [InlineData("2026-12-24T23:59:59Z", true)]
    [InlineData("2026-12-25T00:00:00Z", false)]
    public void Reason_DateWithoutTime_IncludesWholeDayInUtc(string now, bool excluded) =>
        Assert.Equal(excluded, Reason("2026-12-24", now) is not null);

    private static string? Reason(string value, string now = Now) =>
        ExcludeTag.Reason(new Dictionary<string, string>(StringComparer.Ordinal) { [ExcludeTag.Key] = value }, At(now));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
