using System.Text;
using System.Text.Json.Nodes;
using EcsRestart.Request;
using EcsRestart.Schedules;

namespace EcsRestart.Tests.Schedules;

public sealed class ScheduleInputTests
{
    private const string Services = """ "services":[{"cluster":"prod","service":"orders"}]""";

    [Fact]
    public void WithContext_RequestWithoutAttributes_AddsBothAndKeepsTheRest()
    {
        var input = JsonNode.Parse(Input($$"""{{{Services}},"comment":"nightly — <b>"}"""));

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""
            {{{Services}},"comment":"nightly — <b>","scheduledTime":"<aws.scheduler.scheduled-time>","scheduleArn":"<aws.scheduler.schedule-arn>"}
            """),
            input));
    }

    [Fact]
    public void WithContext_RequestWithBoth_ReturnsItUnchanged()
    {
        var request = $$"""{ "SCHEDULEARN" : "<aws.scheduler.schedule-arn>",{{Services}}, "scheduledTime":"<aws.scheduler.scheduled-time>" }""";

        Assert.Equal(request, Input(request));
    }

    [Fact]
    public void WithContext_RequestWithOne_AddsTheOther()
    {
        var input = JsonNode.Parse(Input($$"""{{{Services}},"scheduledTime":"2026-11-26T05:00:00Z","scheduleArn":null}"""));

        Assert.Equal("2026-11-26T05:00:00Z", (string?)input?["scheduledTime"]);
        Assert.Equal(ContextAttributes.ScheduleArn, (string?)input?["scheduleArn"]);
    }

    [Fact]
    public void WithContext_ByteOrderMark_RemovesIt() => Assert.StartsWith("{", Input($$"""{{'\uFEFF'}}{{{Services}}}"""), StringComparison.Ordinal);

    [Fact]
    public void WithContext_AttributesReplaced_ReadsAsValidRequest()
    {
        var fired = ContextAttributes.Replace(
            Encoding.UTF8.GetBytes(Input($$"""{{{Services}}}""")),
            "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly",
            NextTimes.Moment("2026-11-26T05:00Z"),
            "execution");

        var request = Assert.IsType<RequestReading.Valid>(RequestReader.Read(fired)).Request;
        Assert.Equal(NextTimes.Moment("2026-11-26T05:00Z"), request.ScheduledTime);
        Assert.Empty(request.EffectiveWarnings);
    }

    private static string Input(string request) => ScheduleInput.WithContext(Encoding.UTF8.GetBytes(request));
}
