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
    public void Suggest_MisspelledName_ReturnsClosestName(string name, string nearest)
    {
        Assert.Null(TimeZones.Find(name));
        Assert.Equal(nearest, TimeZones.Suggest(name)[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GMT Standard Time")]
    [InlineData("../../etc/passwd")]
    public void Find_UnknownName_ReturnsNull(string name) => Assert.Null(TimeZones.Find(name));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/London")]
    [InlineData("Australia/Lord_Howe")]
    public void Find_IanaName_ReturnsZone(string name) => Assert.Equal(name, TimeZones.Find(name)?.Id);

    [Fact]
    public void Suggest_UnrelatedName_ReturnsNone() => Assert.Empty(TimeZones.Suggest("Xyzzyxyzzyxyzzyxyzzy/Qwertyqwertyqwerty"));
}
