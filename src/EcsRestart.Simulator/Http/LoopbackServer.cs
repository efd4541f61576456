using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>
/// A web server on 127.0.0.1 that logs nothing and answers every request with one handler. Requests that are too large, too slow or meant for
/// another host are rejected.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    /// <summary>How long requests in progress may go on once the server stops.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="port">0: any free port.</param>
    /// <param name="maxBodyBytes">The largest body that is read.</param>
    /// <param name="handler">Answers.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LoopbackServer> StartAsync(int port, int maxBodyBytes, RequestDelegate handler, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = maxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, maxBodyBytes, handler));
        await application.StartAsync(cancellationToken);
        return new LoopbackServer(application, new Uri(application.Urls.First()));
    }

    public async ValueTask DisposeAsync()
    {
        using (var stopping = new CancellationTokenSource(StopTimeout, TimeProvider.System))
            await _application.StopAsync(stopping.Token);
        await _application.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, int maxBodyBytes, RequestDelegate handler)
    {
        // A page in a browser can have its own name point to 127.0.0.1, and then reads what is served here.
        if (!IsOwn(context.Request.Host.Host))
            await RefuseAsync(context, 403, "InvalidSignatureException", "The Host header of the request is not the address of the simulator.");
        else if (context.Request.ContentLength > maxBodyBytes)
            await RefuseAsync(context, 413, "RequestEntityTooLargeException", TooLarge(maxBodyBytes));
        else
            await ReadAsync(context, maxBodyBytes, handler);
    }

    private static async Task ReadAsync(HttpContext context, int maxBodyBytes, RequestDelegate handler)
    {
        try
        {
            await handler(context);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await (refused.StatusCode == 413
                ? RefuseAsync(context, 413, "RequestEntityTooLargeException", TooLarge(maxBodyBytes))
                : RefuseAsync(context, refused.StatusCode, "SerializationException", refused.Message));
        }
    }

    private static bool IsOwn(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string TooLarge(int maxBodyBytes) => string.Create(CultureInfo.InvariantCulture, $"The request body is larger than {maxBodyBytes} bytes.");

    private static async Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(code, message, null), EcsJson.Default.ErrorBody);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.Connection = "close";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
