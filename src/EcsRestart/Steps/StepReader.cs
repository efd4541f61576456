using System.Text.Json;
using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.Steps;

/// <summary>Reads what the state machine sends. Only <c>plan</c> holds what a person wrote, and that is read as any request is.</summary>
public static class StepReader
{
    /// <summary>Which parts of the input each step cannot do without.</summary>
    private static readonly Dictionary<string, Need[]> Needs = new(StringComparer.Ordinal)
    {
        [StepName.Plan] = [new("request", input => input.Request)],
        [StepName.Restart] = [new("settings", input => input.Settings), new("options", input => input.Options), new("batch", input => input.Batch)],
        [StepName.Check] = [new("settings", input => input.Settings), new("options", input => input.Options), new("batch", input => input.Batch)],
        [StepName.Report] =
        [
            new("settings", input => input.Settings), new("options", input => input.Options), new("rounds", input => input.Rounds),
            new("tally", input => input.Tally), new("next", input => input.Next),
        ],
    };

    private static ReadOnlySpan<byte> Mark => "\"step\""u8;

    public static StepReading Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Span.IndexOf(Mark) < 0 || NameIn(payload) is not { } name)
            return new StepReading.NoStep();

        if (!Needs.TryGetValue(name, out var needs))
            return Invalid("$.step", $"expected {string.Join(", ", StepName.All)}, found {ShortText.Quote(name)}{Meant(name)}");

        try
        {
            var input = JsonSerializer.Deserialize(payload.Span, StepJson.Default.StepInput);
            if (input is null)
                return Invalid("$", "expected an object");

            RequestError[] missing = [.. from need in needs where need.Part(input) is null select new RequestError($"$.{need.Name}", $"the step {name} needs it")];
            return missing.Length > 0 ? new StepReading.Invalid(missing) : new StepReading.Valid(input);
        }
        catch (JsonException wrong)
        {
            return Invalid(wrong.Path ?? "$", ShortText.Shorten(wrong.Message.Split(" Path: ")[0]));
        }
    }

    /// <returns>What the payload says which step it is; null: it says nothing of steps, or is no object.</returns>
    private static string? NameIn(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("step", out var step)
                ? step.ValueKind == JsonValueKind.String ? step.GetString() : step.GetRawText()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Meant(string name) => NearestName.Of(name, StepName.All) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";

    private static StepReading.Invalid Invalid(string path, string message) => new([new RequestError(path, message)]);

    private sealed record Need(string Name, Func<StepInput, object?> Part);
}
