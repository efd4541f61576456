using Amazon.Runtime;

namespace Amazon.ECS.Model;

public interface IListClustersPaginator
{
    IPaginatedEnumerable<ListClustersResponse> Responses { get; }

    IPaginatedEnumerable<string> ClusterArns { get; }
}
