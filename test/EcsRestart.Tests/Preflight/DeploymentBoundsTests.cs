using EcsRestart.Preflight;

namespace EcsRestart.Tests.Preflight;

public sealed class DeploymentBoundsTests
{
    [Theory]
    [InlineData(1, 100, 200, 1, 2)]
    [InlineData(1, 100, 150, 1, 1)]
    [InlineData(1, 100, 199, 1, 1)]
    [InlineData(1, 50, 100, 1, 1)]
    [InlineData(1, 0, 100, 0, 1)]
    [InlineData(1, 0, 200, 0, 2)]
    [InlineData(1, 1, 200, 1, 2)]
    [InlineData(2, 75, 100, 2, 2)]
    [InlineData(2, 100, 125, 2, 2)]
    [InlineData(2, 50, 100, 1, 2)]
    [InlineData(3, 100, 125, 3, 3)]
    [InlineData(3, 100, 134, 3, 4)]
    [InlineData(5, 81, 119, 5, 5)]
    [InlineData(5, 100, 119, 5, 5)]
    [InlineData(10, 95, 105, 10, 10)]
    [InlineData(10, 90, 110, 9, 11)]
    [InlineData(5_000, 1, 200, 50, 10_000)]
    [InlineData(0, 100, 200, 0, 0)]
    public void Of_DesiredCountAndPercentages_RoundsMinimumUpAndMaximumDown(
        int desired, int minimumPercent, int maximumPercent, int minimum, int maximum) =>
        Assert.Equal(new DeploymentBounds(desired, minimum, maximum), DeploymentBounds.Of(desired, minimumPercent, maximumPercent));

    [Theory]
    [InlineData(1, 100, 150)]
    [InlineData(1, 100, 199)]
    [InlineData(1, 50, 100)]
    [InlineData(2, 75, 100)]
    [InlineData(2, 100, 125)]
    [InlineData(3, 100, 125)]
    [InlineData(5, 81, 119)]
    [InlineData(5, 100, 119)]
    [InlineData(10, 95, 105)]
    [InlineData(4, 100, 100)]
    [InlineData(4, 150, 100)]
    [InlineData(4, 100, 50)]
    public void Stalls_NeitherStopNorStartAllowed_ReturnsTrue(int desired, int minimumPercent, int maximumPercent) =>
        Assert.True(DeploymentBounds.Of(desired, minimumPercent, maximumPercent).Stalls);

    [Theory]
    [InlineData(1, 100, 200)]
    [InlineData(1, 0, 100)]
    [InlineData(1, 0, 200)]
    [InlineData(2, 50, 100)]
    [InlineData(3, 100, 134)]
    [InlineData(0, 100, 100)]
    public void Stalls_StopOrStartAllowed_ReturnsFalse(int desired, int minimumPercent, int maximumPercent) =>
        Assert.False(DeploymentBounds.Of(desired, minimumPercent, maximumPercent).Stalls);

    [Theory]
    [InlineData(1, 0, 100, true)]
    [InlineData(1, 0, 200, true)]
    [InlineData(5_000, 0, 200, true)]
    [InlineData(1, 1, 100, false)]
    [InlineData(1, 50, 100, false)]
    [InlineData(200, 1, 200, false)]
    [InlineData(0, 0, 200, false)]
    public void AllowsDowntime_MinimumZero_ReturnsTrue(int desired, int minimumPercent, int maximumPercent, bool allows) =>
        Assert.Equal(allows, DeploymentBounds.Of(desired, minimumPercent, maximumPercent).AllowsDowntime);

    [Theory]
    [InlineData(int.MaxValue, 100, 200)]
    [InlineData(5_000, 100, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Of_HugeNumbers_ClampsToMaxInt32(int desired, int minimumPercent, int maximumPercent) =>
        Assert.Equal(int.MaxValue, DeploymentBounds.Of(desired, minimumPercent, maximumPercent).Maximum);
}
