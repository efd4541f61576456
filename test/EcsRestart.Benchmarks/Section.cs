namespace EcsRestart.Benchmarks;

/// <summary>A measured section of the page.</summary>
/// <param name="Lines">Markdown lines.</param>
/// <param name="Figures">The figures for the chart, possibly empty.</param>
internal sealed record Section(IReadOnlyList<string> Lines, IReadOnlyList<Figures> Figures)
{
    public Section(IReadOnlyList<string> lines)
        : this(lines, [])
    {
    }
}
