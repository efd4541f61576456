using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>
/// The simulated APIs over HTTP, on loopback only: ECS, Parameter Store and DynamoDB (AWS JSON, as the SDKs and the AWS CLI send it), STS
/// (AWS Query) and EventBridge Scheduler (REST), all at one address.
/// </summary>
public sealed class EcsHttpApi : IAsyncDisposable
{
    /// <summary>Above the largest request of these APIs: a DynamoDB item has at most 400 KB, a page of items 1 MB.</summary>
    private const int MaxBodyBytes = 1024 * 1024;

    private const string TargetPrefix = "AmazonEC2ContainerServiceV20141113.";

    private readonly SimulatedAws _aws;
    private readonly StsRequests _sts;
    private readonly SchedulerRequests? _scheduler;
    private readonly ConcurrentDictionary<Task, bool> _delays = new();
    private LoopbackServer? _server;
    private int _requestsInFlight;

    private EcsHttpApi(SimulatedAws aws, SimulatedScheduler? scheduler)
    {
        _aws = aws;
        _sts = new StsRequests(aws.Sts, DelayAsync);
        _scheduler = scheduler is null ? null : new SchedulerRequests(scheduler);
    }

    /// <summary>The endpoint URL for clients.</summary>
    public Uri Endpoint => _server?.Address ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>The number of requests in progress, without <see cref="DelayedRequests"/>.</summary>
    public int RequestsInFlight => Volatile.Read(ref _requestsInFlight);

    /// <summary>The number of requests that a fault delays. They continue only when the clock advances.</summary>
    public int DelayedRequests => _delays.Keys.Count(delay => !delay.IsCompleted);

    /// <param name="ecs">The only account and Region that has content.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<EcsHttpApi> StartAsync(SimulatedEcs ecs, int port, CancellationToken cancellationToken) =>
        StartAsync(ecs, scheduler: null, port, cancellationToken);

    /// <param name="ecs">The only account and Region that has content.</param>
    /// <param name="scheduler">Null to treat its paths as unknown ECS operations.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<EcsHttpApi> StartAsync(
        SimulatedEcs ecs, SimulatedScheduler? scheduler, int port, CancellationToken cancellationToken) =>
        StartAsync(new SimulatedAws(ecs), scheduler, port, cancellationToken);

    /// <param name="aws">The simulated accounts and Regions.</param>
    /// <param name="scheduler">Null to treat its paths as unknown ECS operations.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<EcsHttpApi> StartAsync(
        SimulatedAws aws, SimulatedScheduler? scheduler, int port, CancellationToken cancellationToken)
    {
        var api = new EcsHttpApi(aws, scheduler);
        api._server = await LoopbackServer.StartAsync(port, MaxBodyBytes, api.HandleAsync, cancellationToken);
        return api;
    }

    /// <returns>The credentials, or null when the request is not signed.</returns>
    internal static RequestCredentials? Credentials(HttpRequest request) =>
        RequestCredentials.Read(request.Headers.Authorization, request.Headers["X-Amz-Security-Token"]);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requestsInFlight);
        try
        {
            if (_scheduler is not null && SchedulerRequests.IsMatch(context.Request))
                await _scheduler.HandleAsync(context);
            else if (StsRequests.IsMatch(context.Request))
                await _sts.HandleAsync(context);
            else
                await RespondAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _requestsInFlight);
        }
    }

    private async Task RespondAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var response = SimulatedListStores.IsTarget(target)
            ? _aws.Location.Lists.Serve(target, body.ToArray())
            : _aws.Serve(Action(target), body.ToArray(), Credentials(context.Request));
        if (response.Delay > TimeSpan.Zero)
            await DelayAsync(response.Delay, context.RequestAborted);

        if (response.ConnectionReset)
            context.Abort();
        else
            await WriteAsync(context, response, TableActions.Owns(target) ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1");
    }

    /// <summary>Returns the name of the operation, or the whole target when it does not belong to ECS.</summary>
    private static string Action(string target) =>
        target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? target[TargetPrefix.Length..] : target;

    private async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        var held = Task.Delay(delay, _aws.Clock, cancellationToken);
        _delays[held] = true;
        Interlocked.Decrement(ref _requestsInFlight);
        try
        {
            await held;
        }
        finally
        {
            Interlocked.Increment(ref _requestsInFlight);
            _delays.TryRemove(held, out _);
        }
    }

    private static async Task WriteAsync(HttpContext context, EcsResponse response, string contentType)
    {
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = response.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = response.RequestId;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}
