using System.Globalization;

namespace EcsRestart.Benchmarks;

/// <summary>Formats figures as a Markdown table, with the ratio to the baseline in brackets.</summary>
internal static class FiguresTable
{
    public static IEnumerable<string> Of(IEnumerable<Figures> figures) =>
    [
        "| Case | Function | Response, ms | First UpdateService, ms | CPU, ms | Peak memory, MB |",
        "|---|---|--:|--:|--:|--:|",
        .. figures.Select(Row),
    ];

    private static string Row(Figures figures) => string.Join(
        " | ",
        [
            $"| {figures.Case}",
            figures.Contestant.Name,
            Cell(figures, measured => measured.Response.TotalMilliseconds),
            Cell(figures, measured => measured.FirstUpdate.TotalMilliseconds),
            Cell(figures, measured => measured.Cpu.TotalMilliseconds),
            $"{Cell(figures, measured => measured.PeakMegabytes)} |",
        ]);

    private static string Cell(Figures figures, Func<Measurement, double> figure)
    {
        var value = figure(figures.Of);
        return figures.Baseline is { } baseline && figures.Contestant.Name != Contestants.Baseline
            ? string.Create(CultureInfo.InvariantCulture, $"{value:0} ({value / figure(baseline):0.00})")
            : string.Create(CultureInfo.InvariantCulture, $"{value:0}");
    }
}
