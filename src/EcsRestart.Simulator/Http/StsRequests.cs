using System.Text;
using Microsoft.AspNetCore.Http;

namespace EcsRestart.Simulator;

/// <summary>STS over HTTP, in the AWS Query protocol: form requests, XML responses.</summary>
/// <param name="delay">Waits on the clock of the simulator.</param>
internal sealed class StsRequests(SimulatedSts sts, Func<TimeSpan, CancellationToken, Task> delay)
{
    public static bool IsMatch(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    public async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var form = await reader.ReadToEndAsync(context.RequestAborted);
        var response = sts.Serve(StsCall.Parse(form, EcsHttpApi.Credentials(context.Request)));
        if (response.Delay > TimeSpan.Zero)
            await delay(response.Delay, context.RequestAborted);

        if (response.ConnectionReset)
            context.Abort();
        else
            await WriteAsync(context, response);
    }

    private static async Task WriteAsync(HttpContext context, StsResponse response)
    {
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = "text/xml";
        context.Response.ContentLength = response.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = response.RequestId;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}
