using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>
/// A web server on 127.0.0.1 that logs nothing and passes every request to one handler. Rejects requests that are too large, too slow or
/// addressed to another host.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    /// <summary>How long requests in progress may continue after the server has been stopped.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="maxBodyBytes">The maximum size of a request body.</param>
    /// <param name="handler">Writes the response.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
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
        application.Run(context => RespondAsync(context, maxBodyBytes, handler));
        await application.StartAsync(cancellationToken);
        return new LoopbackServer(application, new Uri(application.Urls.First()));
    }

    public async ValueTask DisposeAsync()
    {
        using (var stopping = new CancellationTokenSource(StopTimeout, TimeProvider.System))
            await _application.StopAsync(stopping.Token);
        await _application.DisposeAsync();
    }

    private static async Task RespondAsync(HttpContext context, int maxBodyBytes, RequestDelegate handler)
    {
        // Prevents DNS rebinding: a web page could resolve its own host name to 127.0.0.1 and read what is served here.
        if (!IsOwn(context.Request.Host.Host))
            await RejectAsync(context, 403, "InvalidSignatureException", "The Host header of the request is not the address of the simulator.");
        else if (context.Request.ContentLength > maxBodyBytes)
            await RejectAsync(context, 413, "RequestEntityTooLargeException", TooLarge(maxBodyBytes));
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
                ? RejectAsync(context, 413, "RequestEntityTooLargeException", TooLarge(maxBodyBytes))
                : RejectAsync(context, refused.StatusCode, "SerializationException", refused.Message));
        }
    }

    private static bool IsOwn(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string TooLarge(int maxBodyBytes) => string.Create(CultureInfo.InvariantCulture, $"The request body is larger than {maxBodyBytes} bytes.");

    private static async Task RejectAsync(HttpContext context, int status, string code, string message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(code, message, null), EcsJson.Default.ErrorBody);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.Connection = "close";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
