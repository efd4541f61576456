using System.Globalization;
using System.Text;

namespace EcsRestart.Benchmarks;

/// <summary>A bar chart of the time to the response, grouped by case, each case with its own scale.</summary>
internal static class Chart
{
    private const int Width = 760;
    private const int NameWidth = 110;
    private const int BarWidth = 520;
    private const int RowHeight = 22;
    private const int GroupGap = 34;

    public static string Of(IReadOnlyList<Figures> figures)
    {
        var drawing = new StringBuilder();
        var y = 28;
        foreach (var group in figures.GroupBy(one => one.Case))
        {
            Draw(drawing, $"""<text x="8" y="{y}" class="case">{group.Key} per call: process start to response</text>""");
            var slowest = group.Max(one => one.Of.Response);
            foreach (var one in group)
            {
                y += RowHeight;
                var length = BarWidth * (one.Of.Response / slowest);
                var kind = one.Contestant.Name == Contestants.Baseline ? "baseline" : "ours";
                Draw(drawing, $"""<text x="{NameWidth - 8}" y="{y}" text-anchor="end">{one.Contestant.Name}</text>""");
                Draw(drawing, $"""<rect x="{NameWidth}" y="{y - 13}" width="{length:0.0}" height="16" class="{kind}"/>""");
                Draw(drawing, $"""<text x="{NameWidth + length + 6:0.0}" y="{y}">{one.Of.Response.TotalMilliseconds:0} ms</text>""");
            }

            y += GroupGap;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{Width}}" height="{{y}}" viewBox="0 0 {{Width}} {{y}}" role="img" aria-label="Cold starts">
            <style>text{font:13px sans-serif;fill:#333}.case{font-weight:bold}.baseline{fill:#b0b4ba}.ours{fill:#2f6fde}</style>
            <rect width="100%" height="100%" fill="#fff"/>
            {{drawing}}</svg>

            """);
    }

    private static void Draw(StringBuilder drawing, FormattableString element) =>
        drawing.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
