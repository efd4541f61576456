using Amazon.Runtime;
using AwsPackages;

namespace Amazon.ECS.Model;

internal sealed class ListServicesPaginator(Pages<ListServicesRequest, ListServicesResponse> pages) : IListServicesPaginator
{
    public IPaginatedEnumerable<ListServicesResponse> Responses => pages.Responses;

    public IPaginatedEnumerable<string> ServiceArns => pages.Items(page => page.ServiceArns);
}
