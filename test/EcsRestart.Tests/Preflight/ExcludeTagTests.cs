using System.Globalization;
using EcsRestart.Preflight;

namespace EcsRestart.Tests.Preflight;

public sealed class ExcludeTagTests
{
    private const string Now = "2026-12-24T12:00:00Z";

    [Theory]
    [InlineData("true", "Its tag ecs-restart:exclude is true.")]
    [InlineData("TRUE", "Its tag ecs-restart:exclude is TRUE.")]
    [InlineData(" true ", "Its tag ecs-restart:exclude is true.")]
    [InlineData("2026-12-24", "Its tag ecs-restart:exclude excludes it until 2026-12-25T00:00:00Z.")]
    [InlineData("2027-01-01", "Its tag ecs-restart:exclude excludes it until 2027-01-02T00:00:00Z.")]
    [InlineData("9999-12-31", "Its tag ecs-restart:exclude excludes it until 9999-12-31T23:59:59Z.")]
    [InlineData("2026-12-24T12:00:01Z", "Its tag ecs-restart:exclude excludes it until 2026-12-24T12:00:01Z.")]
    [InlineData("2026-12-24T12:01", "Its tag ecs-restart:exclude excludes it until 2026-12-24T12:01:00Z.")]
    [InlineData("2026-12-24T13:30+01:00", "Its tag ecs-restart:exclude excludes it until 2026-12-24T12:30:00Z.")]
    public void Reason_TrueOrAMomentToCome_Excludes(string value, string reason) => Assert.Equal(reason, Reason(value));

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    [InlineData("2026-12-23")]
    [InlineData("2026-12-24T12:00:00Z")]
    [InlineData("2026-12-24T12:30+01:00")]
    public void Reason_FalseOrAPastMoment_DoesNot(string value) => Assert.Null(Reason(value));

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("no")]
    [InlineData("24.12.2026")]
    [InlineData("2026-12-32")]
    [InlineData("2026-12-24 18:00")]
    public void Reason_UnreadableValue_ExcludesAndSaysWhy(string value) => Assert.Equal(
        $"Its tag ecs-restart:exclude is \"{value}\", which is neither true, false nor a date such as 2026-12-24; taken as true.",
        Reason(value));

    [Fact]
    public void Reason_OtherTags_DoNotExclude() => Assert.Null(ExcludeTag.Reason(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["exclude"] = "true", ["ECS-restart:exclude"] = "true" }, At(Now)));

    [Theory]
    [InlineData("2026-12-24T23:59:59Z", true)]
    [InlineData("2026-12-25T00:00:00Z", false)]
    public void Reason_DateAlone_LastsToItsEndInUtc(string now, bool excluded) => Assert.Equal(excluded, Reason("2026-12-24", now) is not null);

    private static string? Reason(string value, string now = Now) =>
        ExcludeTag.Reason(new Dictionary<string, string>(StringComparer.Ordinal) { [ExcludeTag.Key] = value }, At(now));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
