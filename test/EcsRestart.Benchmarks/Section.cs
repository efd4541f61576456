namespace EcsRestart.Benchmarks;

/// <summary>A measured part of the page.</summary>
/// <param name="Lines">Markdown.</param>
/// <param name="Figures">What the chart shows; empty: nothing.</param>
internal sealed record Section(IReadOnlyList<string> Lines, IReadOnlyList<Figures> Figures)
{
    public Section(IReadOnlyList<string> lines)
        : this(lines, [])
    {
    }
}
