using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace EcsRestart.Ecs;

/// <summary>The result of a call to ECS.</summary>
public abstract record EcsResult<T>
{
    private EcsResult()
    {
    }

    public sealed record Ok(T Value) : EcsResult<T>;

    public sealed record Failed(EcsFailure Failure) : EcsResult<T>;

    /// <returns>True when the call succeeded.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out EcsFailure? failure)
    {
        (value, failure) = this switch
        {
            Ok ok => (ok.Value, default(EcsFailure)),
            Failed failed => (default(T), failed.Failure),
            _ => throw new UnreachableException(),
        };
        return failure is null;
    }

    /// <returns>The converted value, or the same failure.</returns>
    public EcsResult<TResult> Select<TResult>(Func<T, TResult> convert) => TryGetValue(out var value, out var failure)
        ? new EcsResult<TResult>.Ok(convert(value))
        : new EcsResult<TResult>.Failed(failure);
}
