using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>The result of describing a service before its restart.</summary>
internal abstract record ServiceLook
{
    private ServiceLook()
    {
    }

    public sealed record Found(ServiceSnapshot Service) : ServiceLook;

    /// <summary>The service does not exist.</summary>
    public sealed record Missing : ServiceLook;

    public sealed record Failed(EcsFailure Failure) : ServiceLook;

    /// <summary>The run stopped before the service was described.</summary>
    public sealed record NotReached : ServiceLook;
}
