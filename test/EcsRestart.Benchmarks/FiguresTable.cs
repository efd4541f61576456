using System.Globalization;

namespace EcsRestart.Benchmarks;

/// <summary>Figures as a Markdown table; in brackets the ratio to the baseline.</summary>
internal static class FiguresTable
{
    public static IEnumerable<string> Of(IEnumerable<Figures> figures) =>
    [
        "| Case | Function | Answer, ms | First UpdateService, ms | CPU, ms | Peak memory, MB |",
        "|---|---|--:|--:|--:|--:|",
        .. figures.Select(Row),
    ];

    private static string Row(Figures one) => string.Join(
        " | ",
        [
            $"| {one.Case}",
            one.Contestant.Name,
            Cell(one, measured => measured.Answer.TotalMilliseconds),
            Cell(one, measured => measured.FirstUpdate.TotalMilliseconds),
            Cell(one, measured => measured.Cpu.TotalMilliseconds),
            $"{Cell(one, measured => measured.PeakMegabytes)} |",
        ]);

    private static string Cell(Figures one, Func<Measurement, double> figure)
    {
        var value = figure(one.Of);
        return one.Baseline is { } baseline && one.Contestant.Name != Contestants.Baseline
            ? string.Create(CultureInfo.InvariantCulture, $"{value:0} ({value / figure(baseline):0.00})")
            : string.Create(CultureInfo.InvariantCulture, $"{value:0}");
    }
}
