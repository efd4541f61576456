using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Deferrals;
using EcsRestart.Discovery;
using EcsRestart.Request;
using EcsRestart.StepFunctions;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Deferrals;

/// <summary>Checks that a deferral keeps every field of the published schema, including fields that are added later.</summary>
public sealed class DeferredPayloadTests
{
    /// <summary>Fields that a deferred run must not have: it lists its services, is not deferred again and is never a dry run.</summary>
    private static readonly string[] NotRepeated = ["services", "select", "tasks", "servicesFrom", "dryRun", "deferMinutes", "comment", "$schema"];

    /// <summary>Values for strings with a format.</summary>
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["cluster"] = "shop",
        ["service"] = "billing",
        ["region"] = "eu-west-1",
        ["roleArn"] = "arn:aws:iam::222233334444:role/restarts",
        ["externalId"] = "partner-7",
        ["scheduledTime"] = "2026-11-21T05:00:00.5Z",
        ["scheduleArn"] = "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly",
    };

    private static readonly JsonElement Schema =
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "events", "restart-request.schema.json")));

    private static JsonElement OfRequest => Schema.GetProperty("properties");

    private static JsonElement OfService => Schema.GetProperty("definitions").GetProperty("service").GetProperty("properties");

    public static TheoryData<string> Settings => [.. Names(OfRequest).Except(NotRepeated)];

    public static TheoryData<string> Options => [.. Names(OfService)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Of_RequestField_RepeatsIt(string field) => AssertRepeated((request, _) => request[field] = Sample(OfRequest, field));

    [Theory]
    [MemberData(nameof(Options))]
    public void Of_ServiceField_RepeatsIt(string field) => AssertRepeated((_, service) => service[field] = Sample(OfService, field));

    /// <param name="set">Sets the tested field in the request or in its service.</param>
    private static void AssertRepeated(Action<JsonObject, JsonObject> set)
    {
        var service = new JsonObject { ["cluster"] = "prod", ["service"] = "orders", ["roleArn"] = "arn:aws:iam::222233334444:role/ecs-restart" };
        var payload = new JsonObject { ["scheduledTime"] = "2026-11-20T05:00:00Z", ["services"] = new JsonArray(service) };
        var without = Facts(Payload.Valid(payload.ToJsonString()));
        set(payload, service);
        var request = Payload.Valid(payload.ToJsonString());

        var target = Assert.IsType<Target.Named>(Assert.Single(TargetResolver.Resolve(request.Services, () => "eu-central-1")));
        var later = DeferredPayload.Of(request, [new DeferredService(0, target.Service, target.Options)]);

        Assert.NotEqual(without, Facts(request));
        Assert.Equal(Facts(request), Facts(Payload.Valid(later)));
    }

    /// <summary>Returns the request without members that depend on how the payload was written.</summary>
    private static string Facts(RestartRequest request) => JsonSerializer.Serialize(
        request with { Defaults = new ServiceOptions(), Warnings = [], WarningsUnlessWaiting = [] }, StepJson.Default.RestartRequest);

    /// <summary>Returns a value that is not the default.</summary>
    private static JsonNode Sample(JsonElement properties, string field)
    {
        var property = properties.GetProperty(field);
        if (property.TryGetProperty("$ref", out var name))
            property = Schema.GetProperty("definitions").GetProperty($"{name}".Split('/')[^1]);
        if (Samples.TryGetValue(field, out var text))
            return text;
        if (property.TryGetProperty("enum", out var choices))
            return $"{choices.EnumerateArray().Last(choice => choice.ValueKind == JsonValueKind.String)}";

        return property.GetProperty("type").EnumerateArray().First().GetString() switch
        {
            "boolean" => true,
            "integer" => property.GetProperty("maximum").GetInt32(),
            _ => throw new InvalidOperationException($"This test has no value for {field}. Add one to {nameof(Samples)}."),
        };
    }

    private static IEnumerable<string> Names(JsonElement properties) => properties.EnumerateObject().Select(property => property.Name);
}
