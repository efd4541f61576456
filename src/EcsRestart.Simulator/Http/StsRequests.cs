using System.Text;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>STS over HTTP: the AWS Query protocol, a form that is answered with XML.</summary>
/// <param name="holdBack">Waits on the simulator's clock.</param>
internal sealed class StsRequests(SimulatedSts sts, Func<TimeSpan, CancellationToken, Task> holdBack)
{
    public static bool IsOne(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    public async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var form = await reader.ReadToEndAsync(context.RequestAborted);
        var answer = sts.Serve(StsCall.Parse(form, EcsHttpApi.Credentials(context.Request)));
        if (answer.Delay > TimeSpan.Zero)
            await holdBack(answer.Delay, context.RequestAborted);

        if (answer.ConnectionReset)
            context.Abort();
        else
            await WriteAsync(context, answer);
    }

    private static async Task WriteAsync(HttpContext context, StsResponse answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "text/xml";
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = answer.RequestId;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
