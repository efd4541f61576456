using AWS.Lambda.Powertools.Logging;
using AwsPackages.Tests.Lambda;
using Microsoft.Extensions.Logging;

namespace AwsPackages.Tests.Powertools;

[Collection(LambdaProcessGroup.Name)]
public sealed class LogLevelTests
{
    private static readonly LogLevel[] Levels =
        [LogLevel.Trace, LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error, LogLevel.Critical];

    private readonly RecordingOutput _output = new();

    [Theory]
    [InlineData(LogLevel.None, null, null, LogLevel.Information)]
    [InlineData(LogLevel.None, null, "debug", LogLevel.Debug)]
    [InlineData(LogLevel.None, null, "nonsense", LogLevel.Information)]
    [InlineData(LogLevel.Warning, null, "Debug", LogLevel.Warning)]
    [InlineData(LogLevel.None, "DEBUG", "Error", LogLevel.Debug)]
    [InlineData(LogLevel.Information, "ERROR", null, LogLevel.Error)]
    [InlineData(LogLevel.Warning, "DEBUG", null, LogLevel.Warning)]
    [InlineData(LogLevel.Trace, "FATAL", null, LogLevel.Critical)]
    public void Level_CodeAndLambda_UsesHigherLevel(LogLevel inCode, string? lambda, string? powertools, LogLevel lowest)
    {
        using var process = new LambdaProcess(("AWS_LAMBDA_LOG_LEVEL", lambda), ("POWERTOOLS_LOG_LEVEL", powertools));
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).WithMinimumLogLevel(inCode).Build();
        _output.Lines.Clear();

        foreach (var level in Levels)
            logger.Log(level, "x");

        Assert.Equal(Levels.Where(logger.IsEnabled), Levels.Where(level => level >= lowest));
        Assert.Equal(Levels.Count(level => level >= lowest), _output.Lines.Count);
    }

    [Fact]
    public void Build_LambdaDropsLines_Warns()
    {
        using var process = new LambdaProcess(("AWS_LAMBDA_LOG_LEVEL", "WARN"));
        new PowertoolsLoggerBuilder().WithLogOutput(_output).Build();

        Assert.Equal(
            "Current log level (Information) does not match AWS Lambda Advanced Logging Controls minimum log level (Warning). "
            + "This can lead to data loss, consider adjusting them.",
            Assert.Single(_output.Lines));
    }
}
