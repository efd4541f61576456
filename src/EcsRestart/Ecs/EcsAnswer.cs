namespace EcsRestart.Ecs;

/// <summary>What a call to ECS came to.</summary>
public abstract record EcsAnswer<T>
{
    private EcsAnswer()
    {
    }

    public sealed record Ok(T Value) : EcsAnswer<T>;

    public sealed record Failed(EcsFailure Failure) : EcsAnswer<T>;
}
