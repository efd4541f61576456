using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>The Scheduler API over HTTP: REST with JSON bodies.</summary>
internal sealed class SchedulerRequests(SimulatedScheduler scheduler)
{
    public static bool IsOne(HttpRequest request) => SchedulerCall.IsPath(request.Path.Value ?? "");

    public async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var query = context.Request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal);
        await WriteAsync(context, scheduler.Serve(new SchedulerCall(context.Request.Method, context.Request.Path.Value ?? "", query, body.ToArray())));
    }

    private static async Task WriteAsync(HttpContext context, SchedulerResponse answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = answer.RequestId;
        if (answer.ErrorCode is { } code)
            context.Response.Headers["x-amzn-ErrorType"] = code;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
