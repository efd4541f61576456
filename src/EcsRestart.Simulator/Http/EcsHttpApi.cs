using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>
/// The ECS API over HTTP, on loopback only: AWS JSON 1.1, as every SDK and the aws command line speak it; at the same address those of
/// Parameter Store and DynamoDB, which are alike; and the EventBridge Scheduler API, which is REST.
/// </summary>
public sealed class EcsHttpApi : IAsyncDisposable
{
    private const string TargetPrefix = "AmazonEC2ContainerServiceV20141113.";

    private readonly SimulatedEcs _ecs;
    private readonly SchedulerRequests? _scheduler;
    private LoopbackServer? _server;
    private int _requestsInFlight;

    private EcsHttpApi(SimulatedEcs ecs, SimulatedScheduler? scheduler)
    {
        _ecs = ecs;
        _scheduler = scheduler is null ? null : new SchedulerRequests(scheduler);
    }

    /// <summary>What a client takes as its endpoint URL.</summary>
    public Uri Endpoint => _server?.Address ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>
    /// Requests being worked on right now. One that a fault holds back does not count: only the clock moves it.
    /// </summary>
    public int RequestsInFlight => Volatile.Read(ref _requestsInFlight);

    /// <param name="ecs">The state behind the door.</param>
    /// <param name="port">0: any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<EcsHttpApi> StartAsync(SimulatedEcs ecs, int port, CancellationToken cancellationToken) =>
        StartAsync(ecs, scheduler: null, port, cancellationToken);

    /// <param name="ecs">The state behind the door.</param>
    /// <param name="scheduler">Null: its paths are taken for ECS's, and unknown.</param>
    /// <param name="port">0: any free port.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EcsHttpApi> StartAsync(
        SimulatedEcs ecs, SimulatedScheduler? scheduler, int port, CancellationToken cancellationToken)
    {
        var api = new EcsHttpApi(ecs, scheduler);
        api._server = await LoopbackServer.StartAsync(port, api.HandleAsync, cancellationToken);
        return api;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requestsInFlight);
        try
        {
            if (_scheduler is not null && SchedulerRequests.IsOne(context.Request))
                await _scheduler.HandleAsync(context);
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
        var answer = SimulatedLists.IsTarget(target) ? _ecs.Lists.Serve(target, body.ToArray()) : _ecs.Serve(Action(target), body.ToArray());
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
        Interlocked.Decrement(ref _requestsInFlight);
        try
        {
            await Task.Delay(delay, _ecs.Clock, cancellationToken);
        }
        finally
        {
            Interlocked.Increment(ref _requestsInFlight);
        }
    }

    private static async Task WriteAsync(HttpContext context, EcsAnswer answer, string contentType)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = answer.RequestId;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
