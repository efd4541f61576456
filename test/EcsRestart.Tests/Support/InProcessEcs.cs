using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Amazon.ECS;
using EcsRestart.Aws;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.Support;

/// <summary>Connects the real AWS client to the simulator without a network. Each call and each response takes virtual time.</summary>
internal sealed class InProcessEcs(SimulatedEcs ecs, TimeSpan latency) : HttpMessageHandler
{
    /// <summary>The timeout of the HTTP client in production.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    private int _callsOnTheWire;

    /// <summary>The number of calls that wait for the clock.</summary>
    public int CallsOnTheWire => Volatile.Read(ref _callsOnTheWire);

    /// <summary>Called with each operation and its body when it arrives, before it is served.</summary>
    public Action<string, ReadOnlyMemory<byte>>? OnCall { get; init; }

    public IAmazonECS CreateClient() => EcsClientFactory.CreateForSimulator(
        new Uri("http://simulator.invalid"), ecs.Region, new AwsHttpClients(new HttpClient(new SendOnceHandler(this))));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await (request.Content ?? throw new InvalidOperationException("A call has a body.")).ReadAsByteArrayAsync(cancellationToken);
        var action = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        await TravelAsync(latency, cancellationToken);
        OnCall?.Invoke(action, body);
        var served = ecs.Serve(action, body);
        await TravelAsync(served.Delay < ResponseTimeout ? served.Delay + latency : ResponseTimeout, cancellationToken);
        if (served.Delay >= ResponseTimeout)
            throw new TaskCanceledException("The response did not come in time.", new TimeoutException());
        if (served.ConnectionReset)
            throw ConnectionReset();

        var response = new HttpResponseMessage((HttpStatusCode)served.Status) { Content = new ReadOnlyMemoryContent(served.Body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        response.Headers.Add("x-amzn-RequestId", served.RequestId);
        return response;
    }

    /// <summary>The error that <see cref="SocketsHttpHandler"/> throws, which makes the AWS client repeat the call.</summary>
    private static HttpRequestException ConnectionReset() => new(
        HttpRequestError.Unknown,
        "An error occurred while sending the request.",
        new IOException("The connection was reset.", new SocketException((int)SocketError.ConnectionReset)));

    private async Task TravelAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _callsOnTheWire);
        try
        {
            await Task.Delay(time, ecs.Clock, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _callsOnTheWire);
        }
    }
}
