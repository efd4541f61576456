namespace EcsRestart.Tests.Support;

/// <summary>Returns responses in order, and the last one for all further calls.</summary>
internal sealed class Sequence<T>(params T[] answers)
{
    private int _given;

    public T Next() => answers[Math.Min(Interlocked.Increment(ref _given), answers.Length) - 1];
}
