using EcsRestart.Schedules;

namespace EcsRestart.Tests.Schedules;

public sealed class TimeZonesTests
{
    [Theory]
    [InlineData("Europe/london", "Europe/London")]
    [InlineData("Europe/Lodnon", "Europe/London")]
    [InlineData("London", "Europe/London")]
    [InlineData("New York", "America/New_York")]
    [InlineData("America/New York", "America/New_York")]
    public void Name_ThatIsMisspelt_IsUnknownAndHasANearestOne(string name, string nearest)
    {
        Assert.Null(TimeZones.Find(name));
        Assert.Equal(nearest, TimeZones.Suggest(name)[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GMT Standard Time")]
    [InlineData("../../etc/passwd")]
    public void Name_OfNoZone_IsUnknown(string name) => Assert.Null(TimeZones.Find(name));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/London")]
    [InlineData("Australia/Lord_Howe")]
    public void Name_OfAZone_IsFound(string name) => Assert.Equal(name, TimeZones.Find(name)?.Id);

    [Fact]
    public void Near_ANameLikeNoOther_IsEmpty() => Assert.Empty(TimeZones.Suggest("Xyzzyxyzzyxyzzyxyzzy/Qwertyqwertyqwerty"));
}
