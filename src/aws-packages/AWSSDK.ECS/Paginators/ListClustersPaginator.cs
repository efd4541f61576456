using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

internal sealed class ListClustersPaginator(Pages<ListClustersRequest, ListClustersResponse> pages) : IListClustersPaginator
{
    public IPaginatedEnumerable<ListClustersResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<string> ClusterArns => pages.Items(page => page.ClusterArns);
}
