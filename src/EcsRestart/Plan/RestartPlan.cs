namespace EcsRestart.Plan;

/// <summary>What a run will do.</summary>
/// <param name="Steps">One for each result of the report, in its order.</param>
public sealed record RestartPlan(IReadOnlyList<PlanItem> Steps)
{
    /// <summary>
    /// The positions of the steps that act, wave by wave; within a wave first those that only watch, since these rollouts are under way
    /// already, then in the order of the report.
    /// </summary>
    public IEnumerable<IReadOnlyList<int>> Waves
    {
        get
        {
            var acting = new List<int>();
            for (var position = 0; position < Steps.Count; position++)
            {
                if (Steps[position] is PlanItem.Executable)
                    acting.Add(position);
            }

            acting.Sort((one, other) => InOrder(Act(one), one, Act(other), other));
            for (int first = 0, next; first < acting.Count; first = next)
            {
                next = first + 1;
                while (next < acting.Count && Act(acting[next]).Wave == Act(acting[first]).Wave)
                    next++;
                yield return acting.GetRange(first, next - first);
            }
        }
    }

    private static int InOrder(PlanItem.Executable one, int position, PlanItem.Executable other, int otherPosition)
    {
        if (one.Wave != other.Wave)
            return one.Wave.CompareTo(other.Wave);
        if (one is PlanItem.Adopt != other is PlanItem.Adopt)
            return one is PlanItem.Adopt ? -1 : 1;
        return position.CompareTo(otherPosition);
    }

    private PlanItem.Executable Act(int position) => (PlanItem.Executable)Steps[position];
}
