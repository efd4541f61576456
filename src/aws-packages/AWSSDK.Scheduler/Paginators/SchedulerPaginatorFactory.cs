namespace Amazon.Scheduler.Model;

public class SchedulerPaginatorFactory : ISchedulerPaginatorFactory
{
    private readonly IAmazonScheduler _client;

    internal SchedulerPaginatorFactory(IAmazonScheduler client) => _client = client;

    public IListSchedulesPaginator ListSchedules(ListSchedulesRequest request) => new ListSchedulesPaginator(
        new(request, _client.ListSchedulesAsync, page => page.NextToken, (next, token) => next.NextToken = token));
}
