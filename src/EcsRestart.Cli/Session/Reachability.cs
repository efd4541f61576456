using EcsRestart.Ecs;

namespace EcsRestart.Cli.Session;

/// <summary>Records whether any call reached ECS and was allowed.</summary>
internal sealed class Reachability
{
    private volatile bool _called;
    private volatile bool _served;

    /// <summary>True when calls were made and all of them failed with "unreachable" or "access denied".</summary>
    public bool IsUnreachable => _called && !_served;

    /// <param name="failure">The failure of the call. Null for a success.</param>
    public void Record(EcsFailure? failure)
    {
        _called = true;
        _served |= failure is null || !MeansUnreachable(failure);
    }

    private static bool MeansUnreachable(EcsFailure failure) =>
        failure is EcsFailure.Unreachable || failure is EcsFailure.Refused refused && refused.Code == ResultCode.AccessDenied;
}
