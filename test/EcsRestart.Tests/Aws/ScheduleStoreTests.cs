using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using EcsRestart.Aws;
using EcsRestart.Schedules;
using EcsRestart.Simulator;
using Moq;
using RetryPolicy = Amazon.Scheduler.Model.RetryPolicy;

namespace EcsRestart.Tests.Aws;

public sealed class ScheduleStoreTests : IDisposable
{
    private const string FunctionArn = "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart";

    private static readonly ScheduleRef Nightly = new("restarts", "nightly");

    private static readonly NewSchedule New = new()
    {
        Ref = Nightly,
        Expression = "cron(0 0 * * ? *)",
        TimeZone = "America/New_York",
        FunctionArn = FunctionArn,
        RoleArn = "arn:aws:iam::123456789012:role/r",
        Input = "{}",
    };

    private readonly Mock<IAmazonScheduler> _client = new(MockBehavior.Strict);
    private readonly CancellationTokenSource _caller = new();
    private readonly ScheduleStore _store;

    public ScheduleStoreTests()
    {
        _client.Setup(client => client.Dispose());
        _store = new ScheduleStore(() => _client.Object, new AcceleratedClock(1_000_000));
    }

    public void Dispose()
    {
        _store.Dispose();
        _caller.Dispose();
    }

    public static TheoryData<Exception, string, string> Failures => new()
    {
        { new ConflictException("x"), "Conflict", "Schedule restarts/nightly is being changed by another call: x." },
        { new ResourceNotFoundException("x"), "NotFound", "Schedule restarts/nightly does not exist." },
        { new ValidationException("Invalid name"), "Invalid", "EventBridge Scheduler rejected the call: Invalid name." },
        { new ThrottlingException("Rate exceeded"), "Trouble", "EventBridge Scheduler throttled the call. Try again later." },
        { Answer(500, "InternalServerException", "Oops"), "Trouble", "EventBridge Scheduler returned 500 InternalServerException: Oops." },
        { RawAnswer(500), "Trouble", "EventBridge Scheduler returned 500 without a message." },
        {
            Answer(403, "AccessDeniedException", "User u is not authorized"),
            "OutOfReach",
            "EventBridge Scheduler denied access: User u is not authorized."
        },
        { Answer(403, "UnrecognizedClientException", "Bad token"), "OutOfReach", "EventBridge Scheduler denied access: Bad token." },
        { new AmazonClientException("No RegionEndpoint:\nmore"), "OutOfReach", "EventBridge Scheduler could not be called: No RegionEndpoint." },
        { new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"), "OutOfReach", "EventBridge Scheduler could not be reached: Connection refused." },
        { new IOException("Reset"), "Trouble", "The connection to EventBridge Scheduler broke: Reset." },
        { new TaskCanceledException(), "Trouble", "EventBridge Scheduler did not respond in time." },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task GetAsync_Exception_ReturnsFailureWithSentence(Exception exception, string kind, string message)
    {
        _client.Setup(client => client.GetScheduleAsync(It.IsAny<GetScheduleRequest>(), _caller.Token)).ThrowsAsync(exception);

        var answer = await _store.GetAsync(Nightly, _caller.Token);

        var failure = Assert.IsType<ScheduleAnswer<StoredSchedule>.Failed>(answer).Failure;
        Assert.Equal((kind, message), (failure.GetType().Name, failure.Message));
    }

    [Fact]
    public async Task GetAsync_UnreadableResponse_ReturnsTrouble()
    {
        _client.Setup(client => client.GetScheduleAsync(It.IsAny<GetScheduleRequest>(), _caller.Token)).ThrowsAsync(new InvalidOperationException());

        Assert.IsType<ScheduleFailure.Trouble>(Assert.IsType<ScheduleAnswer<StoredSchedule>.Failed>(await _store.GetAsync(Nightly, _caller.Token)).Failure);
    }

    [Fact]
    public async Task GetAsync_Cancelled_Throws()
    {
        _client.Setup(client => client.GetScheduleAsync(It.IsAny<GetScheduleRequest>(), _caller.Token)).ThrowsAsync(new OperationCanceledException());
        await _caller.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => _store.GetAsync(Nightly, _caller.Token));
    }

    /// <summary>Unanswered attempts may have taken effect. The client token tells EventBridge Scheduler that they are the same call.</summary>
    [Fact]
    public async Task CreateAsync_NoResponseTwice_RetriesWithSameToken()
    {
        var tokens = new List<string>();
        _client.Setup(client => client.CreateScheduleAsync(It.IsAny<CreateScheduleRequest>(), _caller.Token))
            .Returns<CreateScheduleRequest, CancellationToken>((request, _) =>
            {
                tokens.Add(request.ClientToken);
                return tokens.Count < 3 ? throw new IOException("Reset") : Task.FromResult(new CreateScheduleResponse { ScheduleArn = "arn" });
            });

        Assert.IsType<ScheduleAnswer<string>.Ok>(await _store.CreateAsync(New, _caller.Token));
        Assert.Equal(3, tokens.Count);
        Assert.Single(tokens.Distinct());
    }

    [Theory]
    [InlineData(true, "Schedule restarts/nightly already exists.")]
    [InlineData(false, "Schedule group restarts does not exist. Create it first.")]
    public async Task CreateAsync_NameTakenOrGroupMissing_ReturnsCause(bool isTaken, string expected)
    {
        Exception refusal = isTaken ? new ConflictException("x") : new ResourceNotFoundException("x");
        _client.Setup(client => client.CreateScheduleAsync(It.IsAny<CreateScheduleRequest>(), _caller.Token)).ThrowsAsync(refusal);

        var answer = await _store.CreateAsync(New, _caller.Token);

        Assert.Equal(expected, Assert.IsType<ScheduleAnswer<string>.Failed>(answer).Failure.Message);
    }

    [Theory]
    [InlineData(false, "NONE")]
    [InlineData(true, "DELETE")]
    public async Task CreateAsync_Schedule_SendsAllSettings(bool deleteAfterCompletion, string afterwards)
    {
        var sent = new List<CreateScheduleRequest>();
        _client.Setup(client => client.CreateScheduleAsync(Capture.In(sent), _caller.Token))
            .ReturnsAsync(new CreateScheduleResponse { ScheduleArn = "arn" });

        var answer = await _store.CreateAsync(New with { DeleteAfterCompletion = deleteAfterCompletion }, _caller.Token);

        var request = Assert.Single(sent);
        Assert.Equal("arn", Assert.IsType<ScheduleAnswer<string>.Ok>(answer).Value);
        Assert.Equal(
            ["ActionAfterCompletion", "ClientToken", "FlexibleTimeWindow", "GroupName", "Name", "ScheduleExpression", "ScheduleExpressionTimezone", "State", "Target"],
            Sent.FieldsOf(request));
        Assert.Equal((afterwards, "ENABLED", "OFF"), (request.ActionAfterCompletion.Value, request.State.Value, request.FlexibleTimeWindow.Mode.Value));
        Assert.Equal(("restarts", "nightly", "America/New_York"), (request.GroupName, request.Name, request.ScheduleExpressionTimezone));
        Assert.Equal(["Arn", "Input", "RoleArn"], Sent.FieldsOf(request.Target));
    }

    [Fact]
    public async Task ChangeAsync_Schedule_KeepsAllOtherSettings()
    {
        var sent = new List<UpdateScheduleRequest>();
        AnswerGet(Whole());
        _client.Setup(client => client.UpdateScheduleAsync(Capture.In(sent), _caller.Token)).ReturnsAsync(new UpdateScheduleResponse());

        await _store.ChangeAsync(Nightly, new ScheduleChange { IsEnabled = false }, _caller.Token);

        var (request, stored) = (Assert.Single(sent), Whole());
        Assert.Equal("DISABLED", request.State.Value);
        string[] notSent = ["Arn", "CreationDate", "LastModificationDate"];
        Assert.Equal(Sent.FieldsOf(stored).Except(notSent).Append("ClientToken").Order(StringComparer.Ordinal), Sent.FieldsOf(request));
        Assert.Equal(
            (stored.ScheduleExpression, stored.ScheduleExpressionTimezone, stored.Description, stored.KmsKeyArn),
            (request.ScheduleExpression, request.ScheduleExpressionTimezone, request.Description, request.KmsKeyArn));
        Assert.Equal((stored.StartDate, stored.EndDate), (request.StartDate, request.EndDate));
        Assert.Equal(Sent.FieldsOf(stored.Target), Sent.FieldsOf(request.Target));
        Assert.Equal(2, request.Target.RetryPolicy.MaximumRetryAttempts);
    }

    [Fact]
    public async Task CreateAsync_MaximumEventAge_SendsSeconds()
    {
        var sent = new List<CreateScheduleRequest>();
        _client.Setup(client => client.CreateScheduleAsync(Capture.In(sent), _caller.Token)).ReturnsAsync(new CreateScheduleResponse());

        await _store.CreateAsync(New with { MaximumEventAge = TimeSpan.FromHours(1) }, _caller.Token);

        Assert.Equal(["MaximumEventAgeInSeconds"], Sent.FieldsOf(Assert.Single(sent).Target.RetryPolicy));
        Assert.Equal(3_600, sent[0].Target.RetryPolicy.MaximumEventAgeInSeconds);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, null)]
    public async Task ChangeAsync_MaximumEventAge_KeepsRetryAttempts(bool hasRetryPolicy, int? attempts)
    {
        var sent = new List<UpdateScheduleRequest>();
        var stored = Whole();
        if (!hasRetryPolicy)
            stored.Target.RetryPolicy = null;
        AnswerGet(stored);
        _client.Setup(client => client.UpdateScheduleAsync(Capture.In(sent), _caller.Token)).ReturnsAsync(new UpdateScheduleResponse());

        await _store.ChangeAsync(Nightly, new ScheduleChange { MaximumEventAge = TimeSpan.FromHours(1) }, _caller.Token);

        var retry = Assert.Single(sent).Target.RetryPolicy;
        Assert.Equal((3_600, attempts), (retry.MaximumEventAgeInSeconds, retry.MaximumRetryAttempts));
    }

    [Theory]
    [InlineData("arn:aws:sqs:eu-central-1:123456789012:queue")]
    [InlineData("arn:aws:scheduler:::aws-sdk:ecs:updateService")]
    public async Task ChangeAsync_OtherTarget_ChangesNothing(string target)
    {
        var stored = Whole();
        stored.Target.Arn = target;
        AnswerGet(stored);

        var answer = await _store.ChangeAsync(Nightly, new ScheduleChange { IsEnabled = false }, _caller.Token);

        var failure = Assert.IsType<ScheduleAnswer<StoredSchedule>.Failed>(answer).Failure;
        Assert.Contains(target, Assert.IsType<ScheduleFailure.Invalid>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeAsync_MissingSchedule_ChangesNothing()
    {
        _client.Setup(client => client.GetScheduleAsync(It.IsAny<GetScheduleRequest>(), _caller.Token)).ThrowsAsync(new ResourceNotFoundException("x"));

        var answer = await _store.ChangeAsync(Nightly, new ScheduleChange { IsEnabled = false }, _caller.Token);

        Assert.IsType<ScheduleFailure.NotFound>(Assert.IsType<ScheduleAnswer<StoredSchedule>.Failed>(answer).Failure);
    }

    [Fact]
    public async Task GetAsync_Schedule_ReadsAllSettings()
    {
        AnswerGet(Whole());

        var schedule = Assert.IsType<ScheduleAnswer<StoredSchedule>.Ok>(await _store.GetAsync(Nightly, _caller.Token)).Value;

        Assert.Equal((Nightly, "Every night", true, true), (schedule.Ref, schedule.Description, schedule.IsEnabled, schedule.DeleteAfterCompletion));
        Assert.Equal((2, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15)), (schedule.MaximumRetryAttempts, schedule.MaximumEventAge, schedule.FlexibleTimeWindow));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), schedule.Start);
        Assert.Equal(new DateTimeOffset(2027, 12, 1, 0, 0, 0, TimeSpan.Zero), schedule.End);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), schedule.Times?.CreatedAt);
        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:dead", schedule.DeadLetterArn);
    }

    [Theory]
    [InlineData("cron(0 0 * * ? *)", "Mars/Olympus")]
    [InlineData("every night", "UTC")]
    public async Task GetAsync_UnknownExpressionOrZone_ReturnsNoTimes(string expression, string zone)
    {
        var stored = Whole();
        (stored.ScheduleExpression, stored.ScheduleExpressionTimezone) = (expression, zone);
        AnswerGet(stored);

        var schedule = Assert.IsType<ScheduleAnswer<StoredSchedule>.Ok>(await _store.GetAsync(Nightly, _caller.Token)).Value;

        Assert.Null(schedule.Times);
        Assert.Equal((expression, zone), (schedule.Expression, schedule.TimeZone));
    }

    [Fact]
    public async Task ListAsync_SeveralPages_ReturnsAllNames()
    {
        var tokens = new List<string?>();
        _client.Setup(client => client.ListSchedulesAsync(It.IsAny<ListSchedulesRequest>(), _caller.Token))
            .Callback<ListSchedulesRequest, CancellationToken>((request, _) => tokens.Add($"{request.GroupName} {request.NextToken}"))
            .ReturnsAsync((ListSchedulesRequest request, CancellationToken _) => request.NextToken is null
                ? new ListSchedulesResponse { Schedules = [new() { GroupName = "restarts", Name = "nightly" }], NextToken = "more" }
                : new ListSchedulesResponse { Schedules = [new() { GroupName = "restarts", Name = "weekly" }] });

        var names = Assert.IsType<ScheduleAnswer<IReadOnlyList<ScheduleRef>>.Ok>(await _store.ListAsync("restarts", _caller.Token)).Value;

        Assert.Equal([Nightly, new ScheduleRef("restarts", "weekly")], names);
        Assert.Equal(["restarts ", "restarts more"], tokens);
    }

    [Fact]
    public async Task DeleteAsync_Schedule_SendsGroup()
    {
        var sent = new List<DeleteScheduleRequest>();
        _client.Setup(client => client.DeleteScheduleAsync(Capture.In(sent), _caller.Token)).ReturnsAsync(new DeleteScheduleResponse());

        await _store.DeleteAsync(Nightly, _caller.Token);

        Assert.Equal(("restarts", "nightly"), (Assert.Single(sent).GroupName, sent[0].Name));
    }

    /// <summary>A response that is not JSON, which the SDK wraps in its own exception.</summary>
    private static AmazonSchedulerException RawAnswer(int status) =>
        new("See inner exception for details.", new HttpErrorResponseException("An exception was thrown.", null!), ErrorType.Unknown, "", "", (HttpStatusCode)status);

    private static AmazonSchedulerException Answer(int status, string code, string message) =>
        new(message, ErrorType.Sender, code, "request", (HttpStatusCode)status);

    private static GetScheduleResponse Whole() => new()
    {
        Arn = "arn:aws:scheduler:eu-central-1:123456789012:schedule/restarts/nightly",
        Name = "nightly",
        GroupName = "restarts",
        ScheduleExpression = "cron(0 0 * * ? *)",
        ScheduleExpressionTimezone = "Europe/London",
        Description = "Every night",
        State = ScheduleState.ENABLED,
        ActionAfterCompletion = ActionAfterCompletion.DELETE,
        KmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/k",
        CreationDate = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        LastModificationDate = new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc),
        StartDate = new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc),
        EndDate = new DateTime(2027, 12, 1, 0, 0, 0, DateTimeKind.Utc),
        FlexibleTimeWindow = new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.FLEXIBLE, MaximumWindowInMinutes = 15 },
        Target = new Target
        {
            Arn = FunctionArn,
            RoleArn = "arn:aws:iam::123456789012:role/r",
            Input = "{}",
            DeadLetterConfig = new DeadLetterConfig { Arn = "arn:aws:sqs:eu-central-1:123456789012:dead" },
            RetryPolicy = new RetryPolicy { MaximumEventAgeInSeconds = 600, MaximumRetryAttempts = 2 },
        },
    };

    private void AnswerGet(GetScheduleResponse stored) => _client
        .Setup(client => client.GetScheduleAsync(
            It.Is<GetScheduleRequest>(request => request.Name == "nightly" && request.GroupName == "restarts"), _caller.Token))
        .ReturnsAsync(stored);
}
