using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

internal sealed class ListTasksPaginator(Pages<ListTasksRequest, ListTasksResponse> pages) : IListTasksPaginator
{
    public IPaginatedEnumerable<ListTasksResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<string> TaskArns => pages.Items(page => page.TaskArns);
}
