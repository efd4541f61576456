namespace Amazon.ECS.Model;

public interface IECSPaginatorFactory
{
    IListClustersPaginator ListClusters(ListClustersRequest request);

    IListServicesPaginator ListServices(ListServicesRequest request);

    IListTasksPaginator ListTasks(ListTasksRequest request);
}
