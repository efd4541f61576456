namespace EcsRestart.Ecs;

/// <summary>What a failed call means for a task.</summary>
internal static class TaskCode
{
    /// <summary>Where ECS refused the call itself, as for a parameter that it does not take, the task could not start.</summary>
    public static ResultCode Of(EcsFailure failure) => failure switch
    {
        EcsFailure.Refused refused when refused.Code != ResultCode.AccessDenied && refused.Code != ResultCode.ClusterNotFound =>
            ResultCode.TaskCouldNotStart,
        _ => failure.Code,
    };
}
