using Amazon.Runtime.Internal;
using Amazon.Scheduler.Model;
using AwsPackages;

namespace Amazon.Scheduler;

/// <summary>The response and the modeled errors of each operation, created on first use.</summary>
internal static class Operations
{
    public static InvokeOptions CreateSchedule =>
        field ??= new JsonOperation<CreateScheduleResponse>(CreateError, CreateScheduleResponse.Read).Options;

    public static InvokeOptions DeleteSchedule => field ??= new JsonOperation<DeleteScheduleResponse>(ChangeError).Options;

    public static InvokeOptions GetSchedule =>
        field ??= new JsonOperation<GetScheduleResponse>(Error, GetScheduleResponse.Read).Options;

    public static InvokeOptions ListSchedules =>
        field ??= new JsonOperation<ListSchedulesResponse>(Error, ListSchedulesResponse.Read).Options;

    public static InvokeOptions UpdateSchedule =>
        field ??= new JsonOperation<UpdateScheduleResponse>(ChangeError, UpdateScheduleResponse.Read).Options;

    private static AmazonSchedulerException Error(ErrorResponse error) => error.Code switch
    {
        "InternalServerException" => new InternalServerException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "ThrottlingException" => new ThrottlingException(error),
        "ValidationException" => new ValidationException(error),
        _ => new AmazonSchedulerException(error),
    };

    private static AmazonSchedulerException ChangeError(ErrorResponse error) => error.Code switch
    {
        "ConflictException" => new ConflictException(error),
        _ => Error(error),
    };

    private static AmazonSchedulerException CreateError(ErrorResponse error) => error.Code switch
    {
        "ServiceQuotaExceededException" => new ServiceQuotaExceededException(error),
        _ => ChangeError(error),
    };
}
