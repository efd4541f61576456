using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>What looking at a service before its restart came to.</summary>
internal abstract record ServiceLook
{
    private ServiceLook()
    {
    }

    public sealed record Found(ServiceSnapshot Service) : ServiceLook;

    /// <summary>ECS does not know it.</summary>
    public sealed record Missing : ServiceLook;

    public sealed record Failed(EcsFailure Failure) : ServiceLook;

    /// <summary>The run ended before its turn.</summary>
    public sealed record NotReached : ServiceLook;
}
