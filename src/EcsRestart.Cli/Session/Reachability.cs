using EcsRestart.Ecs;

namespace EcsRestart.Cli.Session;

/// <summary>Whether ECS can be worked with at all: whether any call got further than "no connection" and "access denied".</summary>
internal sealed class Reachability
{
    private volatile bool _called;
    private volatile bool _served;

    /// <summary>True when calls were made and not one was served.</summary>
    public bool IsUnreachable => _called && !_served;

    /// <param name="failure">What became of a call; null: ECS served it.</param>
    public void Record(EcsFailure? failure)
    {
        _called = true;
        _served |= failure is null || !IsOutOfReachBecauseOf(failure);
    }

    private static bool IsOutOfReachBecauseOf(EcsFailure failure) =>
        failure is EcsFailure.Unreachable || failure is EcsFailure.Refused refused && refused.Code == ResultCode.AccessDenied;
}
