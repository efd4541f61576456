using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Amazon.ECS;
using EcsRestart.Aws;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.Support;

/// <summary>The simulator as the real AWS client meets it, with the wire taken out: every call and answer takes its virtual time.</summary>
internal sealed class InProcessEcs(SimulatedEcs ecs, TimeSpan latency) : HttpMessageHandler
{
    /// <summary>As the product's own HTTP client has it.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    private int _callsOnTheWire;

    /// <summary>The calls that only the clock moves.</summary>
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
        var answer = ecs.Serve(action, body);
        await TravelAsync(answer.Delay < AnswerTimeout ? answer.Delay + latency : AnswerTimeout, cancellationToken);
        if (answer.Delay >= AnswerTimeout)
            throw new TaskCanceledException("The answer did not come in time.", new TimeoutException());
        if (answer.ConnectionReset)
            throw ConnectionReset();

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ReadOnlyMemoryContent(answer.Body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        response.Headers.Add("x-amzn-RequestId", answer.RequestId);
        return response;
    }

    /// <summary>As <see cref="SocketsHttpHandler"/> throws it, which makes the AWS client send the call again.</summary>
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
