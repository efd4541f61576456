using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>The EventBridge Scheduler API over HTTP: REST with JSON bodies.</summary>
internal sealed class SchedulerRequests(SimulatedScheduler scheduler)
{
    public static bool IsMatch(HttpRequest request) => SchedulerCall.IsPath(request.Path.Value ?? "");

    public async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var query = context.Request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal);
        await WriteAsync(context, scheduler.Serve(new SchedulerCall(context.Request.Method, context.Request.Path.Value ?? "", query, body.ToArray())));
    }

    private static async Task WriteAsync(HttpContext context, SchedulerResponse response)
    {
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = response.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = response.RequestId;
        if (response.ErrorCode is { } code)
            context.Response.Headers["x-amzn-ErrorType"] = code;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}
