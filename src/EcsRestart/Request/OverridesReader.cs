using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>Reads the container overrides of a task.</summary>
internal sealed class OverridesReader(StrictText text, RequestFindings findings)
{
    /// <summary>The most containers that a task definition can have.</summary>
    public const int MaxContainers = 10;

    private static readonly string[] Fields = ["container", "command", "environment"];

    public IReadOnlyList<OverrideEntry> Read(JsonFields task)
    {
        var changes = new List<OverrideEntry>();
        foreach (var entry in task.ReadObjects("overrides", MaxContainers, Fields))
        {
            var change = ReadChange(entry);
            if (changes.Any(other => other.Container == change.Container))
                findings.AddError(entry.PathOf("container"), $"duplicate container {TextFormat.Quote(change.Container)}");
            changes.Add(change);
        }

        return changes;
    }

    private OverrideEntry ReadChange(JsonFields entry) => new(
        text.Required(entry, "container", "the name of a container in the task definition"),
        entry.TryGiven("command", out _) ? [.. entry.ReadArray("command").Select(argument => ReadValue(argument.Element, argument.Path))] : null,
        ReadEnvironment(entry));

    private Dictionary<string, string> ReadEnvironment(JsonFields entry)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in entry.ReadObject("environment"))
        {
            var name = JsonText.Name(variable);
            var path = $"{entry.PathOf("environment")}.{TextFormat.Shorten(name ?? "?")}";
            if (string.IsNullOrEmpty(name))
                findings.AddError(path, "expected a variable name, found an empty name or invalid Unicode");
            else if (!variables.TryAdd(name, ReadValue(variable.Value, path)))
                findings.AddError(path, "duplicate variable");
        }

        return variables;
    }

    /// <summary>Reads an argument of a command or the value of a variable, both of which may be empty.</summary>
    private string ReadValue(JsonElement value, string path) => text.Read(value, path, "a string", pattern: null, mayBeEmpty: true);
}
