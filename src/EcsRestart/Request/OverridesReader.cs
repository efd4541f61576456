using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Reads what the containers of a task run otherwise than the task definition says.</summary>
internal sealed class OverridesReader(StrictText text, RequestFindings findings)
{
    /// <summary>A task definition has no more containers.</summary>
    public const int MaxContainers = 10;

    private static readonly string[] Fields = ["container", "command", "environment"];

    public IReadOnlyList<OverrideEntry> Read(JsonFields task)
    {
        var changes = new List<OverrideEntry>();
        foreach (var entry in task.ReadObjects("overrides", MaxContainers, Fields))
        {
            var change = ReadChange(entry);
            if (changes.Any(other => other.Container == change.Container))
                findings.AddError(entry.PathOf("container"), $"{TextFormat.Quote(change.Container)} is given twice");
            changes.Add(change);
        }

        return changes;
    }

    private OverrideEntry ReadChange(JsonFields entry) => new(
        text.Required(entry, "container", "the name of one of the task definition's containers"),
        entry.TryGiven("command", out _) ? [.. entry.ReadArray("command").Select(word => ReadValue(word.Element, word.Path))] : null,
        ReadEnvironment(entry));

    private Dictionary<string, string> ReadEnvironment(JsonFields entry)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in entry.ReadObject("environment"))
        {
            var name = JsonText.Name(variable);
            var path = $"{entry.PathOf("environment")}.{TextFormat.Shorten(name ?? "?")}";
            if (string.IsNullOrEmpty(name))
                findings.AddError(path, "expected a variable's name, found one that is empty or not valid Unicode");
            else if (!variables.TryAdd(name, ReadValue(variable.Value, path)))
                findings.AddError(path, "is given twice");
        }

        return variables;
    }

    /// <summary>Words of a command and values of variables may be empty.</summary>
    private string ReadValue(JsonElement value, string path) => text.Read(value, path, "a text", pattern: null, mayBeEmpty: true);
}
