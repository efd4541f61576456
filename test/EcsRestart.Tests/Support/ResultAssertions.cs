using EcsRestart.Ecs;

namespace EcsRestart.Tests.Support;

/// <summary>Assertions on the result of a call to ECS.</summary>
internal static class ResultAssertions
{
    public static T Value<T>(this EcsResult<T> answer) => Assert.IsType<EcsResult<T>.Ok>(answer).Value;

    public static EcsFailure Failure<T>(this EcsResult<T> answer) => Assert.IsType<EcsResult<T>.Failed>(answer).Failure;
}
