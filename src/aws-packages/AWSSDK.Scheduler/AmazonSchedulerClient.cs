using Amazon.Scheduler.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.Scheduler;

public partial class AmazonSchedulerClient : AmazonServiceClient, IAmazonScheduler
{
    public ISchedulerPaginatorFactory Paginators => field ??= new SchedulerPaginatorFactory(this);

    protected override IServiceMetadata ServiceMetadata => field ??= new ServiceMetadata(AmazonSchedulerConfig.ServiceId);

    public virtual Task<CreateScheduleResponse> CreateScheduleAsync(CreateScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateScheduleResponse>(request, Operations.CreateSchedule, cancellationToken);

    public virtual Task<DeleteScheduleResponse> DeleteScheduleAsync(DeleteScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteScheduleResponse>(request, Operations.DeleteSchedule, cancellationToken);

    public virtual Task<GetScheduleResponse> GetScheduleAsync(GetScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetScheduleResponse>(request, Operations.GetSchedule, cancellationToken);

    public virtual Task<ListSchedulesResponse> ListSchedulesAsync(ListSchedulesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListSchedulesResponse>(request, Operations.ListSchedules, cancellationToken);

    public virtual Task<UpdateScheduleResponse> UpdateScheduleAsync(UpdateScheduleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateScheduleResponse>(request, Operations.UpdateSchedule, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);
}
