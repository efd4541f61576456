using EcsRestart.Request;

namespace EcsRestart.Tests.Request;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["services", "dryRun", "wait", "timeoutMinutes"];

    [Theory]
    [InlineData("dryrnu", "dryRun")]
    [InlineData("DRYRUNS", "dryRun")]
    [InlineData("service", "services")]
    [InlineData("serivces", "services")]
    [InlineData("timeoutMins", "timeoutMinutes")]
    [InlineData("wiat", "wait")]
    public void Of_MisspelledName_ReturnsClosestName(string name, string expected) =>
        Assert.Equal(expected, NearestName.Of(name, Known));

    [Theory]
    [InlineData("region")]
    [InlineData("")]
    [InlineData("concurrency")]
    public void Of_UnrelatedName_ReturnsNull(string name) => Assert.Null(NearestName.Of(name, Known));

    [Fact]
    public void Of_VeryLongName_ReturnsNull() => Assert.Null(NearestName.Of(new string('w', 1_000_000), Known));
}
