using EcsRestart.Results;

namespace EcsRestart.Restart;

/// <summary>The outcome of trying to restart a service or to run a task.</summary>
/// <typeparam name="T">The rollout or the tasks that were started.</typeparam>
internal abstract record Attempt<T>
{
    private Attempt()
    {
    }

    /// <summary>ECS started it, and it can be watched.</summary>
    public sealed record Started(T Value) : Attempt<T>;

    /// <summary>There is nothing to watch.</summary>
    public sealed record Finished(RestartResult Result) : Attempt<T>;
}
