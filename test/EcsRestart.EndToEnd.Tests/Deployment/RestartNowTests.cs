using System.Globalization;
using System.Net;
using EcsRestart.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>.github/scripts/restart-now, against an endpoint of Lambda that is silent until the run ends.</summary>
public sealed class RestartNowTests : IAsyncLifetime
{
    private const string Report = """{"statusCode":200,"message":"1 restarted in 94 s","summary":{"failed":0},"results":[{"cluster":"prod","service":"orders","status":"success","code":"Restarted"}]}""";

    /// <summary>The state of a TCP timer in /proc/net/tcp: keep-alive.</summary>
    private const string KeepAlive = "02";

    private const int TicksPerSecond = 100;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly Tool Script = new(Path.Combine(Repository.Root, ".github", "scripts", "restart-now"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-restart-");
    private readonly WebApplication _lambda;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    public RestartNowTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        _lambda = builder.Build();
        _lambda.Run(context => _answer(context));
    }

    public static string? Missing => new Tool("curl").Missing ?? new Tool("jq").Missing ?? (File.Exists("/proc/net/tcp") ? null : "There is no /proc/net/tcp.");

    public async Task InitializeAsync()
    {
        await _lambda.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "request.json"), """{"wait":true}""");
    }

    public async Task DisposeAsync()
    {
        await _lambda.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [RestartNowFact]
    public async Task Invoke_SilentConnection_IsKeptAliveAndSigned()
    {
        var seconds = double.NaN;
        string? path = null;
        var (authorization, token) = ("", "");
        _answer = async context =>
        {
            path = context.Request.Path;
            (authorization, token) = (context.Request.Headers.Authorization.ToString(), context.Request.Headers["x-amz-security-token"].ToString());
            seconds = await SecondsToKeepAliveAsync(context.Connection.RemotePort);
            await context.Response.WriteAsync(Report);
        };

        var run = await RunAsync("invoke", "ecs-restart", "request.json", "report.json");

        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.InRange(seconds, 0, 60);
        Assert.Equal("/2015-03-31/functions/ecs-restart/invocations", path);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKEY/", authorization, StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/lambda/aws4_request", authorization, StringComparison.Ordinal);
        Assert.Contains("x-amz-security-token", authorization, StringComparison.Ordinal);
        Assert.Equal("a-token", token);
        Assert.Equal(Report, await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "report.json")));

        var shown = await RunAsync("show", "report.json");
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("| prod | orders | success | Restarted |", shown.Output, StringComparison.Ordinal);
    }

    [RestartNowFact]
    public async Task Invoke_AccessDenied_FailsOnceWithTheMessage()
    {
        var calls = 0;
        _answer = context =>
        {
            calls++;
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("""{"Message":"not authorized to perform: lambda:InvokeFunction"}""");
        };

        var run = await RunAsync("invoke", "ecs-restart", "request.json", "report.json");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(1, calls);
        Assert.Contains("not authorized to perform: lambda:InvokeFunction", run.Messages, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => Script.RunAsync(
        _folder.FullName,
        new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL_LAMBDA"] = _lambda.Urls.First(),
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_ACCESS_KEY_ID"] = "AKEY",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["AWS_SESSION_TOKEN"] = "a-token",
        },
        arguments);

    /// <summary>Until the kernel sends a keep-alive on the client's connection, once it has nothing else to send; fails when it never will.</summary>
    private static async Task<double> SecondsToKeepAliveAsync(int clientPort)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        while (!limit.IsCancellationRequested)
        {
            foreach (var fields in (await File.ReadAllLinesAsync("/proc/net/tcp", limit.Token)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                if (!fields[1].EndsWith($":{clientPort:X4}", StringComparison.Ordinal))
                    continue;

                var timer = fields[5].Split(':');
                if (timer[0] == KeepAlive)
                    return long.Parse(timer[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) / (double)TicksPerSecond;
                if (timer[0] == "00")
                    return double.PositiveInfinity;
            }

            await Task.Yield();
        }

        return double.PositiveInfinity;
    }
}
