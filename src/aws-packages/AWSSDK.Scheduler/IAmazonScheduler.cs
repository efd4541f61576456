using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Scheduler.Model;

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

    /// <summary>Returns the endpoint for <paramref name="request"/> with the configuration of this client, without calling it.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSchedulerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSchedulerClient(awsCredentials, (AmazonSchedulerConfig)clientConfig);
}
