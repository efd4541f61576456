using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>The four requests of the Runtime API (AWS Lambda Developer Guide, "Using the Lambda runtime API").</summary>
internal sealed class RuntimeRequests(InvocationQueue queue)
{
    private const string Base = "/2018-06-01/runtime";
    private const string FunctionArn = "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart";

    /// <summary>The Lambda limit: 6 MB plus 100 bytes.</summary>
    private const int MaxResponseBytes = 6_291_556;

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var request = path.StartsWith(Base, StringComparison.Ordinal) ? path[Base.Length..] : "";
        return (context.Request.Method, request.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("GET", ["invocation", "next"]) => NextAsync(context),
            ("POST", ["invocation", var id, "response"]) => CompleteAsync(context, id, Response),
            ("POST", ["invocation", var id, "error"]) => CompleteAsync(context, id, Error),
            ("POST", ["init", "error"]) => InitErrorAsync(context),
            _ => RespondAsync(context, 404, new("Not found.", "InvalidRequest")),
        };
    }

    private static InvocationOutcome Response(HttpContext context, ReadOnlyMemory<byte> body) =>
        body.Length <= MaxResponseBytes
            ? new InvocationOutcome.Succeeded(body)
            : new InvocationOutcome.Failed(
                "Function.ResponseSizeTooLarge",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Response payload size exceeded maximum allowed payload size ({MaxResponseBytes} bytes)."),
                body);

    private static InvocationOutcome Error(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var (type, message) = ReadError(context, body);
        return new InvocationOutcome.Failed(type, message, body);
    }

    private static (string Type, string Message) ReadError(HttpContext context, ReadOnlyMemory<byte> body) =>
        PendingInvocation.ReadError(body, context.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString());

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private static async Task RespondAsync(HttpContext context, int status, RuntimeError error)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, error, RuntimeJson.Default.RuntimeError, context.RequestAborted);
    }

    private static async Task AcceptAsync(HttpContext context)
    {
        context.Response.StatusCode = 202;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"status":"OK"}""", context.RequestAborted);
    }

    private async Task NextAsync(HttpContext context)
    {
        var invocation = await queue.NextAsync(context.RequestAborted);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Invocation-Id"] = invocation.InvocationId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = TraceId(invocation);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    /// <summary>Returns an X-Ray trace header: the time in hexadecimal seconds, then 96 bits.</summary>
    private static string TraceId(PendingInvocation invocation)
    {
        var hex = new IdGenerator(invocation.RequestId).NextHex();
        var seconds = invocation.Deadline.ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{seconds:x8}-{hex[..24]};Parent={hex[16..]};Sampled=0");
    }

    private async Task CompleteAsync(HttpContext context, string id, Func<HttpContext, ReadOnlyMemory<byte>, InvocationOutcome> read)
    {
        var body = await ReadAsync(context);
        var invocationId = context.Request.Headers["Lambda-Runtime-Invocation-Id"].ToString();
        if (queue.Find(id) is not { } invocation)
            await RespondAsync(context, 400, new("Invalid request ID", "InvalidRequestID"));
        else if (invocationId.Length > 0 && invocationId != invocation.InvocationId)
            await RespondAsync(context, 400, new("Invalid invocation ID", "InvalidInvocationId"));
        else if (!invocation.Complete(read(context, body)))
            await RespondAsync(context, 403, new("The invocation has already finished.", "InvalidStateTransition"));
        else if (body.Length > MaxResponseBytes)
            await RespondAsync(context, 413, new("Exceeded maximum allowed payload size.", "RequestEntityTooLarge"));
        else
            await AcceptAsync(context);
    }

    private async Task InitErrorAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        var (type, message) = ReadError(context, body);
        queue.FailInit(new InvocationOutcome.InitFailed(type, message, body));
        await AcceptAsync(context);
    }
}
