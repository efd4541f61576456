using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Lists;
using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Writes a list as a table, or as JSON that can be used in a request.</summary>
internal static class ListView
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Names = ["cluster", "service", "taskDefinition"];

    public static void Write(Screen screen, IReadOnlyList<ListedEntry> entries, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            WriteJson(new JsonObject(entries.GroupBy(entry => entry.Kind).Select(
                kind => KeyValuePair.Create<string, JsonNode?>(kind.Key, new JsonArray([.. kind.Select(entry => entry.Json.DeepClone())])))));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn("Kind").AddColumn("Name").AddColumn("Options");
        foreach (var entry in entries)
            table.AddRow(new Text(Noun(entry)), new Text(entry.Name, new Style(decoration: Decoration.Bold)), new Text(Options(entry)));
        screen.Results.Write(table);
        screen.Results.WriteLine(string.Join(", ", entries.GroupBy(Noun).Select(kind => TextFormat.Count(kind.Count(), kind.Key))));
    }

    /// <param name="list">The name of the list.</param>
    public static void WriteErrors(Screen screen, string list, IReadOnlyList<RequestError> errors, OutputFormat format)
    {
        if (format == OutputFormat.Json)
            WriteJson(new JsonObject { ["list"] = list, ["errors"] = new JsonArray([.. errors.Select(ToJson)]) });
        else
            RequestErrors.Write(screen.Results, $"{list}: invalid.", errors);
    }

    public static void WriteJson(JsonObject result) => Console.Out.WriteLine(SafeText.Json(result.ToJsonString(Indented)));

    private static string Noun(ListedEntry entry) => entry.Kind switch
    {
        "services" => "service",
        "tasks" => "task",
        _ => "selection",
    };

    private static string Options(ListedEntry entry) => string.Join(
        ", ", entry.Json.Where(member => !Names.Contains(member.Key, StringComparer.OrdinalIgnoreCase)).Select(member => $"{member.Key} {Format(member.Value)}"));

    private static string Format(JsonNode? value) => value is JsonValue ? $"{value}" : value?.ToJsonString() ?? "";

    private static JsonObject ToJson(RequestError error) => new() { ["path"] = error.Path, ["message"] = error.Message };
}
