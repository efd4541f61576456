using Amazon.Runtime;

namespace Amazon.ECS.Model;

public interface IListTasksPaginator
{
    IPaginatedEnumerable<ListTasksResponse> Responses { get; }

    IPaginatedEnumerable<string> TaskArns { get; }
}
