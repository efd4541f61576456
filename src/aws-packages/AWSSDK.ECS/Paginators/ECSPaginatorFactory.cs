namespace Amazon.ECS.Model;

public class ECSPaginatorFactory : IECSPaginatorFactory
{
    private readonly IAmazonECS _client;

    internal ECSPaginatorFactory(IAmazonECS client) => _client = client;

    public IListClustersPaginator ListClusters(ListClustersRequest request) => new ListClustersPaginator(
        new(request, _client.ListClustersAsync, page => page.NextToken, (next, token) => next.NextToken = token));

    public IListServicesPaginator ListServices(ListServicesRequest request) => new ListServicesPaginator(
        new(request, _client.ListServicesAsync, page => page.NextToken, (next, token) => next.NextToken = token));

    public IListTasksPaginator ListTasks(ListTasksRequest request) => new ListTasksPaginator(
        new(request, _client.ListTasksAsync, page => page.NextToken, (next, token) => next.NextToken = token));
}
