namespace EcsRestart.Ecs;

/// <summary>What a call to ECS came to.</summary>
public abstract record EcsResult<T>
{
    private EcsResult()
    {
    }

    public sealed record Ok(T Value) : EcsResult<T>;

    public sealed record Failed(EcsFailure Failure) : EcsResult<T>;
}
