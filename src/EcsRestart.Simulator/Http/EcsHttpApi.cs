using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>
/// The ECS API of an estate over HTTP, on loopback only: AWS JSON 1.1, as every SDK and the aws command line speak it; and, at the same
/// address, those of Parameter Store and DynamoDB, which are alike, STS, which is forms and XML, and the EventBridge Scheduler API, which is
/// REST.
/// </summary>
public sealed class EcsHttpApi : IAsyncDisposable
{
    /// <summary>More than any request of these APIs may have: an item of DynamoDB has 400 KB, a page of them 1 MB.</summary>
    private const int MaxBodyBytes = 1024 * 1024;

    private const string TargetPrefix = "AmazonEC2ContainerServiceV20141113.";

    private readonly SimulatedAws _estate;
    private readonly StsRequests _sts;
    private readonly SchedulerRequests? _scheduler;
    private readonly ConcurrentDictionary<Task, bool> _heldBack = new();
    private LoopbackServer? _server;
    private int _requestsInFlight;

    private EcsHttpApi(SimulatedAws estate, SimulatedScheduler? scheduler)
    {
        _estate = estate;
        _sts = new StsRequests(estate.Sts, HoldBackAsync);
        _scheduler = scheduler is null ? null : new SchedulerRequests(scheduler);
    }

    /// <summary>What a client takes as its endpoint URL.</summary>
    public Uri Endpoint => _server?.Address ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>
    /// Requests being worked on right now. One that a fault holds back does not count: only the clock moves it.
    /// </summary>
    public int RequestsInFlight => Volatile.Read(ref _requestsInFlight);

    /// <summary>Requests that a fault holds back: only the clock moves them.</summary>
    public int DelayedRequests => _heldBack.Keys.Count(delay => !delay.IsCompleted);

    /// <param name="ecs">The only account and Region with anything in it.</param>
    /// <param name="port">0: any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<EcsHttpApi> StartAsync(SimulatedEcs ecs, int port, CancellationToken cancellationToken) =>
        StartAsync(ecs, scheduler: null, port, cancellationToken);

    /// <param name="ecs">The only account and Region with anything in it.</param>
    /// <param name="scheduler">Null: its paths are taken for ECS's, and unknown.</param>
    /// <param name="port">0: any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<EcsHttpApi> StartAsync(
        SimulatedEcs ecs, SimulatedScheduler? scheduler, int port, CancellationToken cancellationToken) =>
        StartAsync(new SimulatedAws(ecs), scheduler, port, cancellationToken);

    /// <param name="estate">The state behind the door.</param>
    /// <param name="scheduler">Null: its paths are taken for ECS's, and unknown.</param>
    /// <param name="port">0: any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EcsHttpApi> StartAsync(
        SimulatedAws estate, SimulatedScheduler? scheduler, int port, CancellationToken cancellationToken)
    {
        var api = new EcsHttpApi(estate, scheduler);
        api._server = await LoopbackServer.StartAsync(port, MaxBodyBytes, api.HandleAsync, cancellationToken);
        return api;
    }

    /// <returns>Null: the request is not signed.</returns>
    internal static RequestCredentials? Credentials(HttpRequest request) =>
        RequestCredentials.Read(request.Headers.Authorization, request.Headers["X-Amz-Security-Token"]);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requestsInFlight);
        try
        {
            if (_scheduler is not null && SchedulerRequests.IsOne(context.Request))
                await _scheduler.HandleAsync(context);
            else if (StsRequests.IsOne(context.Request))
                await _sts.HandleAsync(context);
            else
                await AnswerAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _requestsInFlight);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var answer = SimulatedListStores.IsTarget(target)
            ? _estate.Location.Lists.Serve(target, body.ToArray())
            : _estate.Serve(Action(target), body.ToArray(), Credentials(context.Request));
        if (answer.Delay > TimeSpan.Zero)
            await HoldBackAsync(answer.Delay, context.RequestAborted);

        if (answer.ConnectionReset)
            context.Abort();
        else
            await WriteAsync(context, answer, TableActions.Owns(target) ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1");
    }

    /// <summary>An operation of another service, or none at all, is unknown too: its name is passed on as it came.</summary>
    private static string Action(string target) =>
        target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? target[TargetPrefix.Length..] : target;

    private async Task HoldBackAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        var held = Task.Delay(delay, _estate.Clock, cancellationToken);
        _heldBack[held] = true;
        Interlocked.Decrement(ref _requestsInFlight);
        try
        {
            await held;
        }
        finally
        {
            Interlocked.Increment(ref _requestsInFlight);
            _heldBack.TryRemove(held, out _);
        }
    }

    private static async Task WriteAsync(HttpContext context, EcsResponse answer, string contentType)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = answer.RequestId;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
