namespace Amazon.Scheduler.Model;

public interface ISchedulerPaginatorFactory
{
    IListSchedulesPaginator ListSchedules(ListSchedulesRequest request);
}
