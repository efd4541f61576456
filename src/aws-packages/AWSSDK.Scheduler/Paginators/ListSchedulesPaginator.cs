using Amazon.Runtime;
using AwsPackages;

namespace Amazon.Scheduler.Model;

internal sealed class ListSchedulesPaginator(Pages<ListSchedulesRequest, ListSchedulesResponse> pages) : IListSchedulesPaginator
{
    public IPaginatedEnumerable<ListSchedulesResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<ScheduleSummary> Schedules => pages.Items(page => page.Schedules);
}
