using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>A web server on 127.0.0.1 that logs nothing and answers every request with one handler.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="port">0: any free port.</param>
    /// <param name="handler">Answers.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LoopbackServer> StartAsync(int port, RequestDelegate handler, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Run(handler);
        await application.StartAsync(cancellationToken);
        return new LoopbackServer(application, new Uri(application.Urls.First()));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
