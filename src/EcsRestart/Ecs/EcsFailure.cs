namespace EcsRestart.Ecs;

/// <summary>Why a call to ECS failed. The subtypes differ in whether the call may be repeated.</summary>
/// <param name="Code">The result code of the service, unless a later step sets another.</param>
/// <param name="Message">One sentence, with the message from ECS if there is one.</param>
public abstract record EcsFailure(ResultCode Code, string Message)
{
    /// <summary>True when this endpoint has no such operation or feature, as in some Regions and in emulators.</summary>
    public bool IsUnsupported { get; init; }

    /// <summary>True when the call would fail again.</summary>
    internal bool IsFinal => this is Refused || IsUnsupported;

    /// <summary>
    /// The result code for a task: <see cref="ResultCode.TaskCouldNotStart"/> when ECS refused the call, for example because of a parameter.
    /// </summary>
    internal ResultCode CodeForTask =>
        this is Refused && Code != ResultCode.AccessDenied && Code != ResultCode.ClusterNotFound ? ResultCode.TaskCouldNotStart : Code;

    /// <summary>ECS throttled the call. Nothing was changed; it can be repeated later.</summary>
    public sealed record Throttled(string Message) : EcsFailure(ResultCode.Throttled, Message);

    /// <summary>ECS refused the call. Nothing was changed, and repeating it does not help.</summary>
    public sealed record Refused(ResultCode Code, string Message) : EcsFailure(Code, Message);

    /// <summary>The call was not sent: no connection, no credentials or no Region.</summary>
    public sealed record Unreachable(string Message) : EcsFailure(ResultCode.EcsError, Message);

    /// <summary>A timeout, a broken connection or a server error. ECS may have performed the call.</summary>
    public sealed record Unanswered(string Message) : EcsFailure(ResultCode.EcsError, Message);
}
