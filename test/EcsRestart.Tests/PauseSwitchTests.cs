namespace EcsRestart.Tests;

public sealed class PauseSwitchTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("false")]
    [InlineData("FALSE")]
    [InlineData(" false ")]
    public void Reason_AbsentEmptyOrFalse_DoesNotPause(string? value) => Assert.Null(PauseSwitch.Reason(value));

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    [InlineData(" true ")]
    public void Reason_True_Pauses(string value) =>
        Assert.Equal("Restarts are paused: ECS_RESTART_PAUSED is true.", PauseSwitch.Reason(value));

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("flase")]
    public void Reason_UnreadableValue_PausesAndSaysWhy(string value) => Assert.Equal(
        $"Restarts are paused: ECS_RESTART_PAUSED is \"{value}\", which is neither true nor false and is treated as true.",
        PauseSwitch.Reason(value));
}
