using System.Text.Json;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>
/// Reads the payloads of the state machine. Only <c>plan</c> contains a request that a person wrote, and it is read like any other
/// request.
/// </summary>
public static class StepReader
{
    private static ReadOnlySpan<byte> Mark => "\"step\""u8;

    /// <param name="region">The Region of the run; null when it is unknown.</param>
    /// <returns>The step, or all errors in the payload. Never throws for invalid input.</returns>
    public static StepReading Read(ReadOnlyMemory<byte> payload, Func<string>? region = null)
    {
        if (payload.Span.IndexOf(Mark) < 0 || NameIn(payload) is not { } name)
            return new StepReading.NoStep();

        if (!StepName.All.Contains(name))
            return Invalid("$.step", $"expected {string.Join(", ", StepName.All)}, found {TextFormat.Quote(name)}{Meant(name)}");

        try
        {
            return JsonSerializer.Deserialize(payload.Span, StepJson.Default.StepInput) is { } input ? Check(input, region ?? (() => "")) : Invalid("$", "expected an object");
        }
        catch (JsonException wrong)
        {
            return Invalid(wrong.Path ?? "$", TextFormat.Shorten(wrong.Message.Split(" Path: ")[0]));
        }
        catch (InvalidOperationException)
        {
            return Invalid("$", "expected names that are valid Unicode");
        }
    }

    private static StepReading Check(StepInput input, Func<string> region) =>
        Read(input) is not StepReading.Valid valid ? Read(input)
        : new StepCheck(input, region).Errors() is { Count: > 0 } errors ? new StepReading.Invalid(errors)
        : valid;

    private static StepReading Read(StepInput input) => input switch
    {
        { Step: StepName.Plan, Request: { } payload } => Valid(new StepRequest.PlanRun(input.Run, payload)),
        { Step: StepName.Plan } => Missing(input, new Part("request", input.Request)),
        { Step: StepName.Report or StepName.Next, Settings: { } settings, Options: { } options, Rounds: { } rounds, Tally: { } tally, Next: { } number } => OfRound(
            input,
            new RoundContext
            {
                Run = input.Run,
                Settings = settings,
                Options = options,
                Rounds = rounds,
                Tally = tally,
                Number = number,
                Finished = [.. (input.Finished ?? []).OfType<BatchState>()],
                Gate = input.Gate,
                Error = input.Error,
            }),
        { Step: StepName.Report or StepName.Next } => Missing(
            input,
            new Part("settings", input.Settings),
            new Part("options", input.Options),
            new Part("rounds", input.Rounds),
            new Part("tally", input.Tally),
            new Part("next", input.Next)),
        { Settings: { } settings, Options: { } options, Batch: { } batch } => OfBatch(
            input, new BatchContext(input.Run, settings, options, batch, input.Share ?? RunTotals.MaxResultBytes, input.Gate)),
        _ => Missing(input, new Part("settings", input.Settings), new Part("options", input.Options), new Part("batch", input.Batch)),
    };

    private static StepReading.Valid OfRound(StepInput input, RoundContext work) => input.Step == StepName.Report
        ? Valid(new StepRequest.ReportRound(work))
        : Valid(new StepRequest.ContinueRun(work));

    private static StepReading.Valid OfBatch(StepInput input, BatchContext work) => input.Step == StepName.Restart
        ? Valid(new StepRequest.RestartBatch(work))
        : Valid(new StepRequest.CheckBatch(work, input.State, input.Error));

    private static StepReading.Valid Valid(StepRequest step) => new(step);

    private static StepReading.Invalid Missing(StepInput input, params Part[] parts) =>
        new([.. parts.Where(part => part.Value is null).Select(part => new RequestError($"$.{part.Name}", $"the step {input.Step} needs it"))]);

    /// <returns>The value of the member that names the step, or null when the payload has no such member or is not an object.</returns>
    private static string? NameIn(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var steps = document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().Where(property => JsonText.Name(property) == "step").Select(property => property.Value).ToArray()
                : [];
            return steps is [.., var step] ? (step.ValueKind == JsonValueKind.String ? JsonText.Unquoted(step) : null) ?? step.GetRawText() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Meant(string name) => NearestName.Of(name, StepName.All) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";

    private static StepReading.Invalid Invalid(string path, string message) => new([new RequestError(path, message)]);

    /// <param name="Value">Null when the payload does not have it.</param>
    private sealed record Part(string Name, object? Value);
}
