using System.Globalization;
using System.Runtime.InteropServices;

namespace EcsRestart.Benchmarks;

/// <summary>docs/contributing/performance.md. Replaces only the measured sections, which are between markers.</summary>
/// <param name="quick">Prints the sections without changing the page, because a few runs show that everything works, not how fast.</param>
internal sealed class PerformancePage(string repository, bool quick)
{
    private readonly string _page = Path.Combine(repository, "docs", "contributing", "performance.md");
    private readonly string _chart = Path.Combine(repository, "docs", "contributing", "performance.svg");

    public void Write(string name, Section section, Action<Section>? also = null)
    {
        string[] lines = [Machine(), "", .. section.Lines];
        foreach (var line in lines)
            Console.WriteLine(line);
        if (quick)
            return;

        var page = File.ReadAllText(_page);
        var (begin, end) = ($"<!-- measured: {name} -->\n", $"<!-- end: {name} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        File.WriteAllText(_page, $"{page[..from]}{string.Join('\n', lines)}\n{page[to..]}");
        also?.Invoke(section);
    }

    public void WriteChart(Section section) => File.WriteAllText(_chart, Chart.Of(section.Figures));

    private static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} × {model ?? "CPU"}, "
            + $".NET {Environment.Version}, load {load} at the end.");
    }
}
