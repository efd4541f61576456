using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Tests.Reality;

/// <summary>An ECS on loopback that answers as a test says: given the operation and its request, with a status and a body.</summary>
internal sealed class ScriptedEcs : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ScriptedEcs(Func<string, JsonNode, (int Status, JsonNode Body)> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        _server = builder.Build();
        _server.Run(async context =>
        {
            var request = await JsonNode.ParseAsync(context.Request.Body) ?? throw new InvalidOperationException("A call has a body.");
            var (status, body) = answer(context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1], request);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/x-amz-json-1.1";
            await context.Response.WriteAsync(body.ToJsonString());
        });
    }

    public Uri Endpoint => new(_server.Urls.First());

    /// <summary>What ECS answers to an operation that it does not know.</summary>
    public static (int Status, JsonNode Body) Unknown => (400, new JsonObject { ["__type"] = "UnknownOperationException" });

    public static async Task<ScriptedEcs> StartAsync(Func<string, JsonNode, (int Status, JsonNode Body)> answer)
    {
        var ecs = new ScriptedEcs(answer);
        await ecs._server.StartAsync();
        return ecs;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
