using EcsRestart.Request;
using EcsRestart.StepFunctions;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.StepFunctions;

public sealed class StepReaderTests
{
    private const string Run = "\"run\":{\"id\":\"e-1\",\"startedAt\":\"2026-11-21T05:00:00Z\"}";

    [Theory]
    [InlineData("\"restarts\"", "$.step", "expected plan, restart, check, report, next, found \"restarts\"; did you mean \"restart\"?")]
    [InlineData("\"\"", "$.step", "expected plan, restart, check, report, next, found \"\"")]
    [InlineData("7", "$.step", "expected plan, restart, check, report, next, found \"7\"")]
    [InlineData("null", "$.step", "expected plan, restart, check, report, next, found \"null\"")]
    public void Read_UnknownStep_IsAnErrorThatNamesThose(string step, string path, string message) =>
        Assert.Equal([new RequestError(path, message)], Errors($$"""{"step":{{step}},{{Run}} }"""));

    [Theory]
    [InlineData("plan", "$.request")]
    [InlineData("restart", "$.settings $.options $.batch")]
    [InlineData("check", "$.settings $.options $.batch")]
    [InlineData("report", "$.settings $.options $.rounds $.tally $.next")]
    public void Read_StepWithoutItsParts_NamesEachThatIsMissing(string step, string paths) =>
        Assert.Equal(paths, string.Join(' ', Errors($$"""{"step":"{{step}}",{{Run}} }""").Select(error => error.Path)));

    [Theory]
    [InlineData("""{"step":"plan","request":{}}""")]
    [InlineData("""{"step":"plan","run":{"id":"e-1","startedAt":"today"},"request":{}}""")]
    [InlineData("""{"step":"restart","run":{"id":"e-1","startedAt":"2026-11-21T05:00:00Z"},"settings":[]}""")]
    public void Read_PartOfTheWrongKind_IsOneError(string json) => Assert.Single(Errors(json));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[\"step\"]")]
    [InlineData("""{"services":[]}""")]
    [InlineData("""{"services":[{"cluster":"prod","service":"a","comment":{"step":"plan"}}]}""")]
    [InlineData("""{"comment":"the \"step\" to take","services":[]}""")]
    public void Read_PlainRequest_IsNoStep(string json) => Assert.IsType<StepReading.NoStep>(StepReader.Read(Payload.Utf8(json)));

    [Fact]
    public void Read_Plan_KeepsTheRequestAsItIs()
    {
        var read = Assert.IsType<StepReading.Valid>(StepReader.Read(Payload.Utf8($$"""{"step":"plan",{{Run}},"request":{"services":[1, 2]} }"""))).Step;
        var plan = Assert.IsType<StepRequest.PlanRun>(read);

        Assert.Equal("""{"services":[1, 2]}""", plan.Payload.GetRawText());
        Assert.Equal(new Execution("e-1", new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero)), plan.Run);
    }

    private static IReadOnlyList<RequestError> Errors(string json) => Assert.IsType<StepReading.Invalid>(StepReader.Read(Payload.Utf8(json))).Errors;
}
