using System.Globalization;
using System.IO.Compression;

namespace EcsRestart.Benchmarks;

/// <summary>Cold starts with small requests, where the start dominates the cost, and the size of each package.</summary>
internal static class ColdStarts
{
    public static async Task<Section> MeasureAsync(IReadOnlyList<Contestant> contestants, int runs)
    {
        // The endpoint is a .NET program too, so warm-up rounds pay for its start.
        await Figures.MeasureAsync(contestants, services: 20, latencyMilliseconds: 0, runs: 2);

        var figures = new List<Figures>();
        foreach (var services in (int[])[2, 20])
        {
            foreach (var latency in (int[])[0, 100])
                figures.AddRange(await Figures.MeasureAsync(contestants, services, latency, runs));
        }

        return new Section(
            [
                $"Medians of {runs} runs.",
                "",
                .. FiguresTable.Of(figures),
                "",
                "| Package | Zipped, MB |",
                "|---|--:|",
                .. contestants.Select(contestant => string.Create(
                    CultureInfo.InvariantCulture, $"| {contestant.Name} | {ZippedMegabytes(contestant.Folder):0.00} |")),
            ],
            figures);
    }

    private static double ZippedMegabytes(string folder)
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, zip, CompressionLevel.SmallestSize, includeBaseDirectory: false);
        return zip.Length / 1e6;
    }
}
