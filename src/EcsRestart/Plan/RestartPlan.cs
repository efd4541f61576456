namespace EcsRestart.Plan;

/// <summary>What a run will do.</summary>
/// <param name="Steps">One for each result of the report, in its order.</param>
public sealed record RestartPlan(IReadOnlyList<PlanStep> Steps)
{
    /// <summary>
    /// The positions of the steps that act, wave by wave; within a wave first those that only watch, since these rollouts are under way
    /// already, then in the order of the report.
    /// </summary>
    public IEnumerable<IReadOnlyList<int>> Waves =>
        from position in Enumerable.Range(0, Steps.Count)
        let act = Steps[position] as PlanStep.Act
        where act is not null
        orderby act is not PlanStep.Adopt
        group position by act.Wave into wave
        orderby wave.Key
        select (IReadOnlyList<int>)[.. wave];
}
