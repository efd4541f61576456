using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Results;
using Microsoft.Extensions.Logging.Abstractions;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The notifications that EventBridge rules create from the outcome of an invocation.</summary>
public sealed partial class NotificationTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly RestartReport Report = new()
    {
        StatusCode = 200,
        Message = "1 restarted, 1 failed in 94 s",
        RunId = "run-1",
        StartedAt = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero),
        DurationSeconds = 94,
        Summary = new ReportSummary(Success: 1, Skipped: 0, Failed: 1, Unverified: 0),
        Results =
        [
            RestartResult.Of("prod", "orders", ResultCode.Restarted, null),
            RestartResult.Of("prod", "mail", ResultCode.RolledBack, "ECS rolled back: \"app\" exited."),
        ],
    };

    private static readonly RestartReport Refusal = new()
    {
        StatusCode = 400,
        Error = "$.wait: expected true or false, found \"yes\".",
        Errors = [new RequestError("$.wait", "expected true or false, found \"yes\"")],
        RunId = "run-1",
        StartedAt = Report.StartedAt,
        DurationSeconds = 0,
    };

    private readonly StackTemplate _template = new();

    public static TheoryData<string, string> Outcomes => new()
    {
        { "ServicesFailedRule", RecordOf(Report) },
        { "RequestRefusedRule", RecordOf(Refusal) },
        { "InvocationFailedRule", RecordOfAnError("1 failed in 94 s\nprod/mail: \"no\"") },
        { "InvocationDroppedRule", """{ "requestContext": { "requestId": "run-1", "condition": "EventAgeExceeded" } }""" },
        { "ServicesFailedRule", NotifyStateMachine.OutcomeOf("SUCCEEDED", output: ReportJson.Write(Report)) },
        { "RequestRefusedRule", NotifyStateMachine.OutcomeOf("SUCCEEDED", output: ReportJson.Write(Refusal)) },
        { "InvocationFailedRule", NotifyStateMachine.OutcomeOf("FAILED", cause: "1 failed in 94 s\nprod/mail: \"no\"") },
        { "InvocationFailedRule", NotifyStateMachine.OutcomeOf("TIMED_OUT") },
        { "InvocationFailedRule", NotifyStateMachine.OutcomeOf("ABORTED") },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void InputPaths_EachRule_ExistInOutcome(string rule, string record)
    {
        using var outcome = JsonDocument.Parse(record);

        Assert.All(Transformers(rule), transformer => Assert.All(
            transformer.At("InputPathsMap").Members(), path => Assert.NotEmpty(Find(outcome.RootElement, path.Node.Text()))));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Placeholders_EachRule_HaveInputPaths(string rule, string record)
    {
        Assert.NotEmpty(record);
        Assert.All(Transformers(rule), transformer => Assert.Equal(
            transformer.At("InputPathsMap").Members().Select(path => path.Name).Order(StringComparer.Ordinal),
            Placeholder().Matches(StackTemplate.Template(transformer.At("InputTemplate"))).Select(match => match.Groups["name"].Value)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Message_ChatAndSlack_IsJsonForAnyOutcome(string rule, string record)
    {
        using var outcome = JsonDocument.Parse(record);
        var templates = Transformers(rule).Where(transformer => StackTemplate.Template(transformer.At("InputTemplate")).StartsWith('{')).ToArray();

        Assert.Equal(2, templates.Length);
        Assert.All(templates, transformer => JsonDocument.Parse(Fill(transformer, outcome.RootElement)).Dispose());
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Message_Chat_IsCustomNotification(string rule, string record)
    {
        using var outcome = JsonDocument.Parse(record);
        var transformer = Transformers(rule).Single(
            one => StackTemplate.Template(one.At("InputTemplate")).Contains("\"source\": \"custom\"", StringComparison.Ordinal));
        using var message = JsonDocument.Parse(Fill(transformer, outcome.RootElement));
        var content = message.RootElement.GetProperty("content");

        Assert.Equal("1.0", message.RootElement.GetProperty("version").GetString());
        Assert.InRange(content.GetProperty("title").GetString()?.Length ?? 0, 1, 250);
        Assert.Equal(
            Find(outcome.RootElement, transformer.At("InputPathsMap", "message").Text()),
            JsonSerializer.Serialize(content.GetProperty("description")));
        Assert.All(content.GetProperty("nextSteps").EnumerateArray(), step => Assert.InRange(step.GetString()?.Length ?? 0, 1, 350));
    }

    [Theory]
    [InlineData("ServicesFailedRule")]
    [InlineData("InvocationFailedRule")]
    public void Message_EachTarget_ContainsFailedServicesAndReasons(string rule)
    {
        var failures = Report.Failures ?? "";
        using var outcome = JsonDocument.Parse(rule == "ServicesFailedRule" ? RecordOf(Report) : RecordOfAnError(failures));

        Assert.Contains("\nprod/mail: RolledBack. ECS rolled back: \"app\" exited.", failures, StringComparison.Ordinal);
        var transformers = Transformers(rule).ToArray();
        Assert.Equal(3, transformers.Length);
        Assert.All(transformers, transformer =>
        {
            Assert.Contains("<message>", StackTemplate.Template(transformer.At("InputTemplate")), StringComparison.Ordinal);
            Assert.Equal(JsonSerializer.Serialize(failures), Find(outcome.RootElement, transformer.At("InputPathsMap", "message").Text()));
        });
    }

    /// <summary>EventBridge does not escape text for Slack or Teams, so reports and errors must not contain markup.</summary>
    [Theory]
    [InlineData("<!channel> <@U1> <https://evil.example|here> <b>")]
    [InlineData("[here](https://evil.example) ![image](https://evil.example/a.png)")]
    [InlineData("a\u001b[2Jb\u009bc\u202ed\u200be\u2028f\r\nprod/fake: RolledBack.")]
    public async Task Message_UntrustedText_HasNoMarkupAndNoExtraLine(string outside)
    {
        var report = Report with { Results = [RestartResult.Of("prod", "mail", ResultCode.RolledBack, $"ECS: {outside}")] };
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { wait = outside, services = new[] { new { cluster = "prod", service = "mail" } } });
        var refusal = await new RestartRun(new EcsClients(_ => throw new NotSupportedException(), new ApiBudgets(TimeProvider.System), TimeProvider.System), TimeProvider.System, NullLogger.Instance).RunAsync("run-1", payload, StopSignals.None, CancellationToken.None);

        Assert.Equal(2, report.Failures?.Split('\n').Length);
        Assert.All([report.Failures, ReportText.Failures(report), refusal.Error], text =>
        {
            Assert.DoesNotContain(text ?? "<", character => character is '<' or '>');
            Assert.DoesNotContain("](", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text ?? "<", character => character != '\n' && char.GetUnicodeCategory(character)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator);
        });
    }

    [Fact]
    public void Rules_Patterns_MatchTheirOutcomes()
    {
        Assert.Equal("[ { numeric: [ >, 0 ] } ]", Plain(Pattern("ServicesFailedRule").At("summary", "failed")));
        Assert.Equal("[ 400, 503 ]", Plain(Pattern("RequestRefusedRule").At("statusCode")));
        Assert.Equal("[ { exists: true } ]", Plain(Pattern("InvocationFailedRule").At("errorMessage")));
        Assert.Equal("[ { exists: false } ]", Plain(Pattern("InvocationDroppedRule").At("errorMessage")));
        Assert.Equal(OutcomeRules.Order(StringComparer.Ordinal), RulesOfTheBus().Select(rule => rule.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_BothEngines_AreMatched() =>
        Assert.All(RulesOfTheBus(), rule =>
        {
            var pattern = rule.Resource.At("Properties", "EventPattern");
            var types = pattern.At("detail-type").Texts();
            var result = types[0].Split(' ')[^1];
            Assert.Equal(["lambda", NotifyStateMachine.Source], pattern.At("source").Texts());
            Assert.Equal([$"Lambda Function Invocation Result - {result}", NotifyStateMachine.DetailType(result)], types);
            Assert.Contains($"\"Lambda Function Invocation Result - ${{each.value.result}}\", \"{NotifyStateMachine.DetailType("${each.value.result}")}\"", new TerraformModule().Code, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("SUCCEEDED", "Success")]
    [InlineData("FAILED", "Failure")]
    [InlineData("TIMED_OUT", "Failure")]
    [InlineData("ABORTED", "Failure")]
    public void Outcome_Execution_EqualsThatOfInvocation(string status, string result) =>
        Assert.Equal(NotifyStateMachine.DetailType(result), NotifyStateMachine.DetailTypeOf(status, status == "SUCCEEDED" ? ReportJson.Write(Report) : null));

    private static IEnumerable<string> OutcomeRules => Outcomes.Select(row => (string)row[0]).Distinct(StringComparer.Ordinal);

    private IEnumerable<(string Name, YamlNode Resource)> RulesOfTheBus() =>
        _template.OfType("AWS::Events::Rule").Where(rule => rule.Resource.At("Properties").Get("EventBusName") is not null);

    private YamlNode Pattern(string rule) => _template.Properties(rule).At("EventPattern", "detail", "responsePayload");

    private IEnumerable<YamlNode> Transformers(string rule) => _template.Properties(rule).At("Targets").Tree()
        .Select(node => node.Get("InputTransformer")).OfType<YamlNode>();

    /// <summary>Replaces placeholders as EventBridge does: a placeholder that stands alone becomes JSON.</summary>
    private string Fill(YamlNode transformer, JsonElement outcome) => Placeholder().Replace(
        _template.Substitute(transformer.At("InputTemplate")),
        match => Find(outcome, transformer.At("InputPathsMap", match.Groups["name"].Value).Text()));

    private static string Find(JsonElement outcome, string path)
    {
        var steps = path.Split('.');
        Assert.Equal(["$", "detail"], steps[..2]);
        return JsonSerializer.Serialize(steps[2..].Aggregate(outcome, (here, step) => here.GetProperty(step)));
    }

    private static string RecordOf(RestartReport report) =>
        $$"""{ "requestContext": { "requestId": "run-1", "condition": "Success" }, "responsePayload": {{ReportJson.Write(report)}} }""";

    private static string RecordOfAnError(string message) => $$"""
        { "requestContext": { "requestId": "run-1", "condition": "RetriesExhausted", "approximateInvokeCount": 3 },
          "responsePayload": { "errorType": "RestartFailedException", "errorMessage": {{JsonSerializer.Serialize(message)}} } }
        """;

    private static string Plain(YamlNode node) => node switch
    {
        YamlSequenceNode list => $"[ {string.Join(", ", list.Children.Select(Plain))} ]",
        YamlMappingNode => $"{{ {string.Join(", ", node.Members().Select(member => $"{member.Name}: {Plain(member.Node)}"))} }}",
        _ => node.Text(),
    };

    [GeneratedRegex("<(?<name>[a-z]+)>", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Placeholder();
}
