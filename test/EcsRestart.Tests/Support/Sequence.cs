namespace EcsRestart.Tests.Support;

/// <summary>Answers for calls in their order; every call after the last one gets that again.</summary>
internal sealed class Sequence<T>(params T[] answers)
{
    private int _given;

    public T Next() => answers[Math.Min(Interlocked.Increment(ref _given), answers.Length) - 1];
}
