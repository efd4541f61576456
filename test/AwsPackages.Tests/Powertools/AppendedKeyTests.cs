using System.Text.Json;
using AWS.Lambda.Powertools.Logging;
using AwsPackages.Tests.Lambda;
using Microsoft.Extensions.Logging;

namespace AwsPackages.Tests.Powertools;

[Collection(LambdaProcessGroup.Name)]
public sealed class AppendedKeyTests
{
    private readonly RecordingOutput _output = new();

    [Fact]
    public void AppendedKey_NotRemoved_IsOnEachLine()
    {
        using var process = new LambdaProcess();
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).Build();
        logger.AppendKey("requestId", "r-1");
        logger.LogInformation("{TaskCount}", 3);
        logger.RemoveKeys("requestId", "unknown");
        logger.LogInformation("{TaskCount}", 3);

        Assert.Equal("level message timestamp service cold_start name request_id task_count", Keys(0));
        Assert.Equal("level message timestamp service cold_start name task_count", Keys(1));
    }

    [Theory]
    [InlineData("service")]
    [InlineData("cold_start")]
    [InlineData("functionRequestId")]
    public void AppendedKey_StandardName_IsIgnored(string key)
    {
        using var process = new LambdaProcess();
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).Build();
        logger.AppendKey(key, "mine");
        logger.LogInformation("x");

        Assert.Equal("level message timestamp service cold_start name", Keys(0));
        Assert.DoesNotContain("mine", _output.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendedKey_OneInvocation_IsNotOnLinesOfTheNext()
    {
        using var process = new LambdaProcess();
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).Build();
        await InvocationAsync("r-1", appends: true);
        await InvocationAsync("r-2", appends: false);

        Assert.EndsWith("name request_id", Keys(0), StringComparison.Ordinal);
        Assert.EndsWith("name", Keys(1), StringComparison.Ordinal);

        async Task InvocationAsync(string id, bool appends)
        {
            if (appends)
                logger.AppendKey("request_id", id);
            await Task.Run(() => logger.LogInformation("x"));
        }
    }

    [Fact]
    public async Task ColdStart_FirstFlowThatLogs_IsTrue()
    {
        using var process = new LambdaProcess();
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).Build();
        await InvocationAsync();
        await InvocationAsync();

        Assert.Equal(ColdStart(0), ColdStart(1));
        Assert.False(ColdStart(2));
        Assert.False(ColdStart(3));

        async Task InvocationAsync()
        {
            logger.LogInformation("x");
            await Task.Run(() => logger.LogInformation("x"));
        }
    }

    [Fact]
    public void ColdStart_ProvisionedConcurrency_IsFalse()
    {
        using var process = new LambdaProcess(("AWS_LAMBDA_INITIALIZATION_TYPE", "provisioned-concurrency"));
        new PowertoolsLoggerBuilder().WithLogOutput(_output).Build().LogInformation("x");

        Assert.False(ColdStart(0));
    }

    [Fact]
    public void Scope_LinesInside_HaveItsKeys()
    {
        using var process = new LambdaProcess();
        var logger = new PowertoolsLoggerBuilder().WithLogOutput(_output).Build();
        using (logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["Wave"] = 2 }))
            logger.LogInformation("{TaskCount}", 3);
        logger.LogInformation("x");

        Assert.EndsWith("name wave task_count", Keys(0), StringComparison.Ordinal);
        Assert.EndsWith("name", Keys(1), StringComparison.Ordinal);
    }

    private string Keys(int line) =>
        string.Join(' ', JsonElement.Parse(_output.Lines[line]).EnumerateObject().Select(member => member.Name));

    private bool ColdStart(int line) => JsonElement.Parse(_output.Lines[line]).GetProperty("cold_start").GetBoolean();
}
