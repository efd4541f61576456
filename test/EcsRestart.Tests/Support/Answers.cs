using EcsRestart.Ecs;

namespace EcsRestart.Tests.Support;

/// <summary>What an answer of ECS must be.</summary>
internal static class Answers
{
    public static T Value<T>(this EcsAnswer<T> answer) => Assert.IsType<EcsAnswer<T>.Ok>(answer).Value;

    public static EcsFailure Failure<T>(this EcsAnswer<T> answer) => Assert.IsType<EcsAnswer<T>.Failed>(answer).Failure;
}
