using System.Text.Json.Nodes;
using EcsRestart.Cli.Commands.Lists;
using EcsRestart.Lists;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>What writing a list changes.</summary>
internal static class ListChangeView
{
    /// <param name="isOther">The text is another, though perhaps not what it says.</param>
    public static void Write(Screen screen, ListSource source, ListChange change, bool isWritten, bool isOther, OutputFormat format)
    {
        if (format == OutputFormat.Json)
            ListView.WriteJson(ToJson(source, change, isWritten));
        else
            WriteTable(screen.Results, source, change, isWritten, isOther);
    }

    private static void WriteTable(IAnsiConsole console, ListSource source, ListChange change, bool isWritten, bool isOther)
    {
        foreach (var (sign, color, entries) in new[] { ("+", "green", change.Added), ("~", "yellow", change.Changed), ("-", "red", change.Removed) })
        {
            foreach (var entry in entries)
                console.MarkupLineInterpolated($"[{color}]{sign} {Line(entry)}[/]");
        }

        var counts = $"{change.Added.Count:N0} added, {change.Changed.Count:N0} changed, {change.Removed.Count:N0} removed, {change.Unchanged:N0} unchanged";
        console.WriteLine((isWritten, isOther) switch
        {
            (true, _) => $"Written to {source}: {counts}.",
            (false, true) => $"Not written to {source}: {counts}.",
            _ => $"Nothing to change in {source}: {counts}.",
        });
    }

    private static string Line(ListedEntry entry)
    {
        var kind = entry.Kind == ListedEntry.Services ? "" : $"{ListView.Thing(entry)} ";
        var options = ListView.Options(entry);
        return $"{kind}{entry.Name}{(options.Length > 0 ? $" ({options})" : "")}";
    }

    private static JsonObject ToJson(ListSource source, ListChange change, bool isWritten) => new()
    {
        ["list"] = source.Name,
        ["written"] = isWritten,
        ["added"] = Names(change.Added),
        ["changed"] = Names(change.Changed),
        ["removed"] = Names(change.Removed),
        ["unchanged"] = change.Unchanged,
    };

    private static JsonArray Names(IEnumerable<ListedEntry> entries) => new([.. entries.Select(entry => JsonValue.Create(entry.Name))]);
}
