using Amazon.Scheduler.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Scheduler;

/// <summary>Amazon EventBridge Scheduler, API version 2021-06-30.</summary>
public partial interface IAmazonScheduler : IAmazonService, IDisposable
{
    ISchedulerPaginatorFactory Paginators { get; }

    Task<CreateScheduleResponse> CreateScheduleAsync(CreateScheduleRequest request, CancellationToken cancellationToken = default);

    Task<DeleteScheduleResponse> DeleteScheduleAsync(DeleteScheduleRequest request, CancellationToken cancellationToken = default);

    Task<GetScheduleResponse> GetScheduleAsync(GetScheduleRequest request, CancellationToken cancellationToken = default);

    Task<ListSchedulesResponse> ListSchedulesAsync(ListSchedulesRequest request, CancellationToken cancellationToken = default);

    Task<UpdateScheduleResponse> UpdateScheduleAsync(UpdateScheduleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Where <paramref name="request"/> would be sent with this client's configuration; nothing is called.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSchedulerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSchedulerClient(awsCredentials, (AmazonSchedulerConfig)clientConfig);
}
