using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Aws;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;
using Moq;
using CalendarState = EcsRestart.Gates.CalendarState;

namespace EcsRestart.Tests.Aws;

public sealed class ChangeCalendarsTests : IDisposable
{
    private readonly Mock<IAmazonSimpleSystemsManagement> _client = new(MockBehavior.Strict);
    private readonly List<string?> _regions = [];
    private readonly ChangeCalendars _calendars;

    public ChangeCalendarsTests()
    {
        _client.Setup(client => client.Dispose());
        _calendars = new ChangeCalendars(
            region =>
            {
                _regions.Add(region);
                return _client.Object;
            },
            new AcceleratedClock(1_000_000));
    }

    public void Dispose() => _calendars.Dispose();

    /// <summary>The answer that the AWS CLI documents.</summary>
    [Fact]
    public async Task GetStateAsync_Open_ReadsStateAndTimes()
    {
        Answers(new GetCalendarStateResponse { State = "OPEN", AtTime = "2020-02-19T22:28:51Z", NextTransitionTime = "2020-02-24T21:15:19Z" });

        var result = await _calendars.GetStateAsync("freeze", at: null, default);

        Assert.Equal(
            new AwsResult<CalendarState>.Ok(new CalendarState(
                true, new DateTimeOffset(2020, 2, 19, 22, 28, 51, TimeSpan.Zero), new DateTimeOffset(2020, 2, 24, 21, 15, 19, TimeSpan.Zero))),
            result);
    }

    [Fact]
    public async Task GetStateAsync_ClosedWithoutTransition_HasNone()
    {
        Answers(new GetCalendarStateResponse { State = "CLOSED", AtTime = "2020-07-19T21:15:19Z" });

        var result = Assert.IsType<AwsResult<CalendarState>.Ok>(await _calendars.GetStateAsync("freeze", at: null, default));

        Assert.Equal((false, null), (result.Value.IsOpen, result.Value.NextTransition));
    }

    [Fact]
    public async Task GetStateAsync_AtATime_SendsItInUtc()
    {
        var at = new DateTimeOffset(2026, 12, 24, 1, 0, 0, TimeSpan.FromHours(1));
        _client.Setup(client => client.GetCalendarStateAsync(
                It.Is<GetCalendarStateRequest>(request => request.AtTime == "2026-12-24T00:00:00Z" && request.CalendarNames.Single() == "freeze"), default))
            .ReturnsAsync(new GetCalendarStateResponse { State = "OPEN", AtTime = "2026-12-24T00:00:00Z" });

        Assert.IsType<AwsResult<CalendarState>.Ok>(await _calendars.GetStateAsync("freeze", at, default));
    }

    [Fact]
    public async Task GetStateAsync_NameAndArns_AreReadInTheirRegionsWithOneClientEach()
    {
        Answers(new GetCalendarStateResponse { State = "OPEN", AtTime = "2020-07-19T21:15:19Z" });

        foreach (var calendar in new[] { "freeze", "other", Arn("eu-west-1"), Arn("us-east-1"), Arn("eu-west-1") })
            await _calendars.GetStateAsync(calendar, at: null, default);

        Assert.Equal([null, "eu-west-1", "us-east-1"], _regions);
    }

    public static TheoryData<Exception, AwsFailureKind, string> Failures => new()
    {
        {
            new InvalidDocumentException("Document with name freeze does not exist.") { ErrorCode = "InvalidDocument" },
            AwsFailureKind.NotFound,
            "The calendar does not exist in this account and Region, or is not shared with this account: Document with name freeze does not exist."
        },
        { new InvalidDocumentTypeException("Not a calendar."), AwsFailureKind.Invalid, "The document is not a Change Calendar: Not a calendar." },
        { new UnsupportedCalendarException("Not supported."), AwsFailureKind.Invalid, "The document is not a Change Calendar: Not supported." },
        { Answer("AccessDeniedException", HttpStatusCode.BadRequest), AwsFailureKind.AccessDenied, "Systems Manager denied the call: No." },
        { Answer("UnrecognizedClientException", HttpStatusCode.Forbidden), AwsFailureKind.AccessDenied, "Systems Manager denied the call: No." },
        { Answer("ThrottlingException", HttpStatusCode.BadRequest), AwsFailureKind.Unavailable, "Systems Manager throttled the call: No." },
        { Answer("InternalServerError", HttpStatusCode.InternalServerError), AwsFailureKind.Unavailable, "Systems Manager returned 500 InternalServerError: No." },
        { Answer("ValidationException", HttpStatusCode.BadRequest), AwsFailureKind.Invalid, "Systems Manager rejected the call (ValidationException): No." },
        { new AmazonClientException("No Region."), AwsFailureKind.Unreachable, "Systems Manager cannot be called: No Region." },
        { new HttpRequestException("No route."), AwsFailureKind.Unreachable, "Systems Manager cannot be reached: No route." },
        { new IOException("Reset."), AwsFailureKind.Unavailable, "The connection to Systems Manager broke: Reset." },
        { new TimeoutException(), AwsFailureKind.Unavailable, "Systems Manager did not answer in time." },
        { new InvalidOperationException("A bug."), AwsFailureKind.Unavailable, "The response from Systems Manager could not be read: A bug." },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task GetStateAsync_Error_IsAFailureWithOneSentence(Exception error, AwsFailureKind kind, string message)
    {
        _client.Setup(client => client.GetCalendarStateAsync(It.IsAny<GetCalendarStateRequest>(), default)).ThrowsAsync(error);

        Assert.Equal(new AwsResult<CalendarState>.Failed(new AwsFailure(kind, message)), await _calendars.GetStateAsync("freeze", at: null, default));
        var isRepeated = kind is AwsFailureKind.Unavailable or AwsFailureKind.Unreachable;
        _client.Verify(client => client.GetCalendarStateAsync(It.IsAny<GetCalendarStateRequest>(), default), Times.Exactly(isRepeated ? 4 : 1));
    }

    [Theory]
    [InlineData(null, "2020-07-19T21:15:19Z")]
    [InlineData("HALF_OPEN", "2020-07-19T21:15:19Z")]
    [InlineData("OPEN", "tomorrow")]
    public async Task GetStateAsync_StrangeAnswer_IsAFailure(string? state, string at)
    {
        Answers(new GetCalendarStateResponse { State = state, AtTime = at });

        Assert.IsType<AwsResult<CalendarState>.Failed>(await _calendars.GetStateAsync("freeze", at: null, default));
    }

    [Fact]
    public async Task GetStateAsync_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        _client.Setup(client => client.GetCalendarStateAsync(It.IsAny<GetCalendarStateRequest>(), cancelled.Token))
            .ThrowsAsync(new TaskCanceledException("The call was cut off.", null, cancelled.Token));

        await Assert.ThrowsAsync<TaskCanceledException>(() => _calendars.GetStateAsync("freeze", at: null, cancelled.Token));
    }

    /// <summary>The real client against the simulator, over HTTP.</summary>
    [Fact]
    public async Task GetStateAsync_OnTheSimulator_ReadsStateErrorsAndTransitions()
    {
        var clock = new SteppedClock();
        var ecs = new SimulatedEcs(clock);
        var now = clock.GetUtcNow();
        ecs.Lists.PutCalendar("freeze", isOpenByDefault: true, new CalendarEvent(now.AddHours(1), now.AddHours(3)));
        await using var api = await EcsHttpApi.StartAsync(ecs, port: 0, default);
        using var calendars = new ChangeCalendars(region => SystemsManagerClientFactory.CreateForSimulator(api.Endpoint, region ?? ecs.Region));

        Assert.Equal(new AwsResult<CalendarState>.Ok(new CalendarState(true, now, now.AddHours(1))), await calendars.GetStateAsync("freeze", null, default));
        Assert.Equal(
            new AwsResult<CalendarState>.Ok(new CalendarState(false, now.AddHours(2), now.AddHours(3))),
            await calendars.GetStateAsync("freeze", now.AddHours(2), default));
        Assert.Equal(
            AwsFailureKind.NotFound,
            Assert.IsType<AwsResult<CalendarState>.Failed>(await calendars.GetStateAsync("missing", null, default)).Failure.Kind);
    }

    private static string Arn(string region) => $"arn:aws:ssm:{region}:111122223333:document/freeze";

    private static AmazonSimpleSystemsManagementException Answer(string code, HttpStatusCode status) =>
        new("No.") { ErrorCode = code, StatusCode = status };

    private void Answers(GetCalendarStateResponse response) =>
        _client.Setup(client => client.GetCalendarStateAsync(It.IsAny<GetCalendarStateRequest>(), default)).ReturnsAsync(response);
}
