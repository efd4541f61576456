namespace EcsRestart.Simulator.Tests.Scheduler;

public interface ISchedulerTransport : IAsyncDisposable
{
    /// <param name="pathAndQuery">The path and query, such as <c>/schedules?MaxResults=1</c>.</param>
    Task<SchedulerReply> CallAsync(string method, string pathAndQuery, string body = "");
}
