using System.Text.Json;
using Amazon.Lambda.Core;

namespace AwsPackages.Tests.Lambda;

[Collection(LambdaProcessGroup.Name)]
public sealed class FunctionLogTests
{
    [Fact]
    public async Task Line_TextFormat_HasTimeRequestLevelAndMessage()
    {
        var lines = await LinesAsync(logger =>
        {
            logger.LogLine("one");
            logger.Log("Warning", "two");
            logger.Log(LogLevel.Debug, "below the default level");
            logger.Log(LogLevel.Critical, "three");
        });

        Assert.Equal("r-1\tinfo\tone|r-1\twarn\ttwo|r-1\tcrit\tthree", string.Join('|', lines.Select(line => line.Split('\t', 2)[1])));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t", lines[0]);
    }

    [Fact]
    public async Task Line_JsonFormat_IsObject()
    {
        var lines = await LinesAsync(logger => logger.LogLine("čau \"you\""), ("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        var line = JsonElement.Parse(Assert.Single(lines));
        Assert.Equal("timestamp level requestId traceId message", Names(line));
        Assert.Equal("Information", line.GetProperty("level").GetString());
        Assert.Equal("r-1", line.GetProperty("requestId").GetString());
        Assert.Equal("čau \"you\"", line.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("DEBUG", "Debug Information Warning Error Critical")]
    [InlineData("INFO", "Information Warning Error Critical")]
    [InlineData("WARN", "Warning Error Critical")]
    [InlineData("FATAL", "Critical")]
    public async Task Level_BelowMinimum_IsNotWritten(string control, string written)
    {
        var lines = await LinesAsync(
            logger =>
            {
                foreach (var level in Enum.GetNames<LogLevel>())
                    logger.Log(level, level);
            },
            ("AWS_LAMBDA_LOG_LEVEL", control));

        Assert.Equal(written, string.Join(' ', lines.Select(line => line.Split('\t')[^1])));
    }

    [Fact]
    public async Task Handler_Throws_LogsExceptionOnce()
    {
        var lines = await LinesAsync(_ => throw new FormatException("bad"), ("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        var line = JsonElement.Parse(Assert.Single(lines));
        Assert.Equal("Error", line.GetProperty("level").GetString());
        Assert.Equal("", line.GetProperty("message").GetString());
        Assert.Equal("System.FormatException", line.GetProperty("errorType").GetString());
        Assert.Equal("bad", line.GetProperty("errorMessage").GetString());
        Assert.Equal("System.FormatException: bad", line.GetProperty("stackTrace")[0].GetString());
    }

    [Fact]
    public async Task Console_Lines_AreWrittenToLog()
    {
        var lines = await LinesAsync(logger =>
        {
            Console.WriteLine("out");
            Console.WriteLine(42);
            Console.Error.WriteLine("err");
            logger.Log("as it is\n");
            Console.Write("unfinished");
        });

        Assert.Equal("info\tout|info\t42|fail\terr", string.Join('|', lines.Take(3).Select(line => line.Split('\t', 3)[2])));
        Assert.Equal("as it is|unfinished", string.Join('|', lines.Skip(3)));
    }

    private static string Names(JsonElement json) => string.Join(' ', json.EnumerateObject().Select(member => member.Name));

    private static async Task<IReadOnlyList<string>> LinesAsync(
        Action<ILambdaLogger> handler, params (string Name, string? Value)[] environment)
    {
        using var process = new LambdaProcess(environment);
        await using var api = new ScriptedRuntimeApi();
        api.Invoke("r-1", "{}", ("Lambda-Runtime-Trace-Id", "Root=1-2"));
        await using var function = RunningFunction.Start(api, (_, context) =>
        {
            handler(context.Logger);
            return Task.FromResult("ok");
        });
        await api.NextPostAsync();
        return process.OutputLines;
    }
}
