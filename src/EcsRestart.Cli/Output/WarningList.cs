using EcsRestart.Results;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Writes each warning once, with the services it applies to.</summary>
internal static class WarningList
{
    private const int MaxNames = 3;

    public static void Write(IAnsiConsole console, IReadOnlyList<RestartResult> results)
    {
        var warnings = from result in results
                       from warning in result.Warnings ?? []
                       group result by warning;
        foreach (var warning in warnings)
            console.MarkupLineInterpolated($"[yellow]Warning[/] for {Services([.. warning])}: {SafeText.OneLine(warning.Key)}");
    }

    private static string Services(IReadOnlyList<RestartResult> results)
    {
        string[] names = [.. results.Select(ResultText.NameOf)];
        if (names.Length == 1)
            return names[0];

        var more = names.Length > MaxNames ? $" and {names.Length - MaxNames:N0} more" : "";
        return $"{TextFormat.Count(names.Length, ResultRows.Noun(results))} ({string.Join(", ", names.Take(MaxNames))}{more})";
    }
}
