namespace EcsRestart.Ecs;

/// <summary>Why a call to ECS failed, told apart by what it means for calling again.</summary>
/// <param name="Code">What a service's result says when nothing better comes after it.</param>
/// <param name="Message">One sentence, with ECS's own words where it gave any.</param>
public abstract record EcsFailure(ResultCode Code, string Message)
{
    /// <summary>True when this endpoint has no such operation or feature, as in some Regions and in emulators.</summary>
    public bool IsUnsupported { get; init; }

    /// <summary>
    /// The code for a task: one whose call ECS refused, for example because of a parameter, could not start.
    /// </summary>
    internal ResultCode CodeForTask =>
        this is Refused && Code != ResultCode.AccessDenied && Code != ResultCode.ClusterNotFound ? ResultCode.TaskCouldNotStart : Code;

    /// <summary>Over ECS's rate: nothing happened, call again later.</summary>
    public sealed record Throttled(string Message) : EcsFailure(ResultCode.Throttled, Message);

    /// <summary>A definite no: nothing happened, and calling again will not help.</summary>
    public sealed record Refused(ResultCode Code, string Message) : EcsFailure(Code, Message);

    /// <summary>The call never left: no connection, no credentials, no Region.</summary>
    public sealed record Unreachable(string Message) : EcsFailure(ResultCode.EcsError, Message);

    /// <summary>A time-out, a broken connection or a server error: it may or may not have happened.</summary>
    public sealed record Unanswered(string Message) : EcsFailure(ResultCode.EcsError, Message);
}
