namespace EcsRestart;

/// <summary>The two ways a run is asked to end early: nothing new is started, and what is known so far is reported.</summary>
/// <param name="OutOfTime">The time allowed for the run is nearly over.</param>
/// <param name="Interrupted">A person stopped the run.</param>
public sealed record StopSignals(CancellationToken OutOfTime, CancellationToken Interrupted)
{
    public static readonly StopSignals None = new(CancellationToken.None, CancellationToken.None);
}
