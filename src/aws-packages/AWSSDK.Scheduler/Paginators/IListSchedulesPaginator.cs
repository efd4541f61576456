using Amazon.Runtime;

namespace Amazon.Scheduler.Model;

public interface IListSchedulesPaginator
{
    IPaginatedEnumerable<ListSchedulesResponse> Responses { get; }

    IPaginatedEnumerable<ScheduleSummary> Schedules { get; }
}
