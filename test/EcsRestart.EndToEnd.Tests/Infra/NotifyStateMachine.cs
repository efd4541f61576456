using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>Interprets infra/notify.asl.json, limited to the states and functions it uses.</summary>
internal static class NotifyStateMachine
{
    private static readonly JsonNode States = Definition()["States"] ?? throw new InvalidOperationException("no States");

    private static JsonNode Entry => States["Send outcome"]!["Parameters"]!["Entries"]![0]!;

    public static string Source => (string)Entry[nameof(Source)]!;

    public static string DetailType(string result) => Format((string)Entry["DetailType.$"]!, result);

    /// <summary>Returns the event for the event bus after an execution with this status.</summary>
    public static string OutcomeOf(string status, string? output = null, string? cause = null)
    {
        Assert.Equal("$.outcome", (string)Entry["Detail.$"]!);
        return Told(status, output, cause)["outcome"]!.ToJsonString();
    }

    public static string DetailTypeOf(string status, string? output) => DetailType((string)Told(status, output, null)["result"]!);

    private static JsonObject Definition() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "notify.asl.json")))!.AsObject();

    private static JsonObject Told(string status, string? output, string? cause)
    {
        var detail = new JsonObject { ["name"] = "run-1", ["status"] = status, ["output"] = output, ["cause"] = cause };
        var choice = States[(string)Definition()["StartAt"]!]!;
        var met = choice["Choices"]!.AsArray().FirstOrDefault(rule => rule!["And"]!.AsArray().All(test => IsMet(test!, detail)));
        var state = States[(string)(met?["Next"] ?? choice["Default"])!]!;
        Assert.Equal("Send outcome", (string)state["Next"]!);
        return Filled(state["Parameters"]!.AsObject(), detail);
    }

    private static bool IsMet(JsonNode test, JsonObject detail)
    {
        var at = Place((string)test["Variable"]!);
        return test switch
        {
            _ when test["StringEquals"] is { } text => (string?)detail[at] == (string)text!,
            _ when test["IsPresent"] is not null => detail.ContainsKey(at),
            _ when test["IsString"] is not null => detail[at]?.GetValueKind() == JsonValueKind.String,
            _ => throw new NotSupportedException(test.ToJsonString()),
        };
    }

    private static JsonObject Filled(JsonObject parameters, JsonObject detail)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            if (value is JsonObject inner)
                filled[name] = Filled(inner, detail);
            else if (name.EndsWith(".$", StringComparison.Ordinal))
                filled[name[..^2]] = Value((string)value!, detail);
            else
                filled[name] = value?.DeepClone();
        }

        return filled;
    }

    private static JsonNode? Value(string expression, JsonObject detail) => expression switch
    {
        _ when expression.StartsWith("States.StringToJson(", StringComparison.Ordinal) => JsonNode.Parse((string)detail[Place(expression[20..^1])]!),
        _ when expression.StartsWith("States.Format(", StringComparison.Ordinal) => Format(expression, (string)detail[Place(expression.Split(", ")[^1][..^1])]!),
        _ => detail[Place(expression)]?.DeepClone(),
    };

    /// <summary>Evaluates <c>States.Format('a string with {}', $.path)</c>.</summary>
    private static string Format(string expression, string value) => expression.Split('\'')[1].Replace("{}", value, StringComparison.Ordinal);

    private static string Place(string reference)
    {
        Assert.StartsWith("$.detail.", reference, StringComparison.Ordinal);
        return reference["$.detail.".Length..];
    }
}
