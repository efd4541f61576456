using Amazon.Runtime;

namespace Amazon.ECS.Model;

public interface IListServicesPaginator
{
    IPaginatedEnumerable<ListServicesResponse> Responses { get; }

    IPaginatedEnumerable<string> ServiceArns { get; }
}
