using System.Text.Json;
using AWS.Lambda.Powertools.Logging;
using AwsPackages.Tests.Lambda;
using Microsoft.Extensions.Logging;

namespace AwsPackages.Tests.Powertools;

[Collection(LambdaProcessGroup.Name)]
public sealed class PowertoolsLoggerTests
{
    private readonly RecordingOutput _output = new();

    [Fact]
    public void Line_Parameters_FollowStandardKeys()
    {
        using var process = new LambdaProcess(("POWERTOOLS_SERVICE_NAME", "restart"));
        Log.Restarted(Logger(), "orders", 3, forced: true);

        var line = _output.Line;
        Assert.Equal("level message timestamp service cold_start name request_name task_count forced", _output.Keys);
        Assert.Equal("Information", line.GetProperty("level").GetString());
        Assert.Equal("orders: 3 tasks, forced True", line.GetProperty("message").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$", line.GetProperty("timestamp").GetString());
        Assert.Equal("restart", line.GetProperty("service").GetString());
        Assert.Equal("AWS.Lambda.Powertools.Logging.Logger", line.GetProperty("name").GetString());
        Assert.Equal("orders", line.GetProperty("request_name").GetString());
        Assert.Equal(3, line.GetProperty("task_count").GetInt32());
        Assert.True(line.GetProperty("forced").GetBoolean());
    }

    [Fact]
    public void Line_ManyParameters_HasAll()
    {
        using var process = new LambdaProcess();
        Log.Seven(Logger(), 1, 2, 3, 4, 5, 6, 7);

        Assert.EndsWith("name a b c d e f g", _output.Keys, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameter_Null_WritesNull()
    {
        using var process = new LambdaProcess();
        Log.Restarted(Logger(), null, 3, forced: false);

        Assert.Equal(JsonValueKind.Null, _output.Line.GetProperty("request_name").ValueKind);
    }

    [Fact]
    public void Parameter_OtherTypes_WritesNumberOrString()
    {
        using var process = new LambdaProcess();
        var at = new DateTimeOffset(2026, 11, 21, 5, 1, 4, TimeSpan.Zero);
        Log.Formatted(Logger(), 94.249, DayOfWeek.Friday, at, new Uri("https://example.org/žluť?a=<b>"));

        Assert.Equal("94.2", _output.Line.GetProperty("elapsed").GetRawText());
        Assert.Equal("5", _output.Line.GetProperty("kind").GetRawText());
        Assert.Equal("\"2026-11-21T05:01:04+00:00\"", _output.Line.GetProperty("at").GetRawText());
        Assert.Equal("\"https://example.org/žluť?a=<b>\"", _output.Line.GetProperty("uri").GetRawText());
    }

    [Fact]
    public void Parameter_WithAtSign_WritesObject()
    {
        using var process = new LambdaProcess();
        var options = new JsonSerializerOptions { TypeInfoResolver = LambdaTestJson.Default };
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).WithJsonOptions(options).Build();
        logger.LogInformation("got {@NewOrder}", new Order { Customer = "Ann", Quantity = 2 });

        Assert.Equal("""{"customer":"Ann","quantity":2}""", _output.Line.GetProperty("new_order").GetRawText());
    }

    [Fact]
    public void Parameter_StandardName_IsIgnored()
    {
        using var process = new LambdaProcess();
        Log.Failed(Logger(), new FormatException("bad"), "orders");

        Assert.Equal("level message timestamp service cold_start name exception", _output.Keys);
        Assert.Equal("service_undefined", _output.Line.GetProperty("service").GetString());
        Assert.Equal("failed for orders", _output.Line.GetProperty("message").GetString());
    }

    [Fact]
    public void Exception_WithCause_WritesNestedObject()
    {
        using var process = new LambdaProcess();
        Log.Failed(Logger(), Thrown(), "orders");

        var exception = _output.Line.GetProperty("exception");
        Assert.Equal(
            "type message source stack_trace inner_exception", string.Join(' ', exception.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("System.InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("""{"type":"System.FormatException","message":"inner"}""", exception.GetProperty("inner_exception").GetRawText());

        static Exception Thrown()
        {
            try
            {
                throw new InvalidOperationException("outer", new FormatException("inner"));
            }
            catch (InvalidOperationException e)
            {
                return e;
            }
        }
    }

    [Theory]
    [InlineData(LoggerOutputCase.Default, null, "level message timestamp service cold_start xray_trace_id name request_name")]
    [InlineData(LoggerOutputCase.SnakeCase, "CamelCase", "level message timestamp service cold_start xray_trace_id name request_name")]
    [InlineData(LoggerOutputCase.CamelCase, null, "level message timestamp service coldStart xrayTraceId name requestName")]
    [InlineData(LoggerOutputCase.Default, "PascalCase", "Level Message Timestamp Service ColdStart XrayTraceId Name RequestName")]
    public void OutputCase_Setting_AppliesToAllKeys(LoggerOutputCase inCode, string? environment, string keys)
    {
        using var process = new LambdaProcess(("POWERTOOLS_LOGGER_CASE", environment), ("_X_AMZN_TRACE_ID", "Root=1-2;Parent=3;Sampled=1"));
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).WithOutputCase(inCode).Build();
        logger.LogInformation("{RequestName}", "orders");

        Assert.Equal(keys, _output.Keys);
        Assert.Equal("\"1-2\"", _output.Line.EnumerateObject().ElementAt(5).Value.GetRawText());
    }

    [Fact]
    public void OutputCase_PascalCaseWithLambdaFilter_RenamesLevel()
    {
        using var process = new LambdaProcess(("AWS_LAMBDA_LOG_LEVEL", "INFO"));
        new PowertoolsLoggerBuilder().WithLogOutput(_output).WithOutputCase(LoggerOutputCase.PascalCase).Build().LogInformation("x");

        Assert.StartsWith("LogLevel Message", _output.Keys, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceAndTimestamp_SetInCode_AreUsed()
    {
        using var process = new LambdaProcess(("POWERTOOLS_SERVICE_NAME", "environment"));
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).WithService("code").WithTimestampFormat("yyyy").Build();
        logger.LogInformation("x");

        Assert.Equal("code", _output.Line.GetProperty("service").GetString());
        Assert.Matches(@"^\d{4}$", _output.Line.GetProperty("timestamp").GetString());
    }

    [Fact]
    public void Output_Default_IsConsole()
    {
        using var process = new LambdaProcess();
        new PowertoolsLoggerBuilder().Build().LogInformation("x");

        Assert.Equal("x", JsonElement.Parse(Assert.Single(process.OutputLines)).GetProperty("message").GetString());
    }

    private ILogger Logger() => new PowertoolsLoggerBuilder().WithLogOutput(_output).Build();
}
