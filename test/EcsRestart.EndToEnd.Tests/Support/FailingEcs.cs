using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>An ECS in which every deployment fails, with service events and stopped tasks of the maximum length.</summary>
internal sealed class FailingEcs : IAsyncDisposable
{
    private const int EventsPerService = 10;
    private const int TasksPerService = 5;

    private static readonly string LongText = string.Concat(Enumerable.Repeat("could not pull \"image\" from registry; ", 30));

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new();
    private readonly WebApplication _server;

    private FailingEcs()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        _server = builder.Build();
        _server.Run(RespondAsync);
    }

    public string Endpoint => _server.Urls.First();

    public static async Task<FailingEcs> StartAsync()
    {
        var ecs = new FailingEcs();
        await ecs._server.StartAsync();
        return ecs;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        object response = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1] switch
        {
            "DescribeServices" => new { services = Texts(request, "services").Select(Service), failures = Array.Empty<object>() },
            "ListTasks" => new { taskArns = Enumerable.Range(0, TasksPerService).Select(number => Arn($"task/prod/{request.RootElement.GetProperty("serviceName").GetString()}.{number}")) },
            "DescribeTasks" => new { tasks = Texts(request, "tasks").Select(StoppedTask), failures = Array.Empty<object>() },
            _ => new { __type = "UnknownOperationException" }, // no service-deployment records
        };
        if (response.GetType().GetProperty("__type") is not null)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/x-amz-json-1.1";
        await JsonSerializer.SerializeAsync(context.Response.Body, response);
    }

    private object Service(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        var isNew = _seen.TryAdd(name, now);
        var deployment = new
        {
            id = DeploymentId(name),
            status = "PRIMARY",
            desiredCount = 2,
            runningCount = 0,
            pendingCount = 0,
            failedTasks = 9,
            createdAt = Seconds(_seen[name]),
            updatedAt = Seconds(now),
            rolloutState = isNew ? "IN_PROGRESS" : "FAILED",
            rolloutStateReason = LongText,
        };
        return new
        {
            serviceName = name,
            serviceArn = Arn($"service/prod/{name}"),
            clusterArn = Arn("cluster/prod"),
            status = "ACTIVE",
            desiredCount = 2,
            runningCount = 2,
            pendingCount = 0,
            deploymentConfiguration = new { minimumHealthyPercent = 100, maximumPercent = 200 },
            deployments = new[] { deployment },
            events = Enumerable.Range(0, EventsPerService).Select(number => new { id = $"{number}", createdAt = Seconds(now), message = $"(service {name}) {number}: {LongText}" }),
        };
    }

    private static object StoppedTask(string arn)
    {
        var (service, number) = arn.Split('/')[^1].Split('.') is [var name, var digit] ? (name, digit) : throw new FormatException(arn);
        return new
        {
            taskArn = arn,
            startedBy = DeploymentId(service),
            lastStatus = "STOPPED",
            stopCode = "TaskFailedToStart",
            stoppedReason = $"{number} {LongText}",
            stoppedAt = Seconds(TimeProvider.System.GetUtcNow()),
            containers = new[] { new { name = "app", reason = $"{number} {LongText}" } },
        };
    }

    private static string DeploymentId(string service) => $"ecs-svc/{service.GetHashCode(StringComparison.Ordinal) & int.MaxValue:D19}";

    private static string Arn(string resource) => $"arn:aws:ecs:eu-central-1:123456789012:{resource}";

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static string[] Texts(JsonDocument request, string name) =>
        [.. request.RootElement.GetProperty(name).EnumerateArray().Select(one => (one.GetString() ?? "").Split('/')[^1]).Select(text => name == "tasks" ? Arn($"task/prod/{text}") : text)];
}
