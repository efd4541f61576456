using System.Text;
using System.Text.Json;

namespace EcsRestart.Simulator.Tests.Scheduler;

public sealed class InProcessSchedulerTransport(SimulatedScheduler scheduler) : ISchedulerTransport
{
    public Task<SchedulerReply> CallAsync(string method, string pathAndQuery, string body = "")
    {
        var uri = new Uri($"http://localhost{pathAndQuery}");
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        var answer = scheduler.Serve(new SchedulerCall(method, Uri.UnescapeDataString(uri.AbsolutePath), query, Encoding.UTF8.GetBytes(body)));
        return Task.FromResult(new SchedulerReply(answer.Status, answer.ErrorCode ?? "", JsonElement.Parse(answer.Body.Span)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
