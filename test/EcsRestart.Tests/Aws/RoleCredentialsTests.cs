using System.Net;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.TestSupport;
using Moq;

namespace EcsRestart.Tests.Aws;

public sealed class RoleCredentialsTests
{
    private const string Role = "arn:aws:iam::222222222222:role/ecs-restart-member";

    private static readonly EcsLocation Location = new(null, Role, "restarts");

    private readonly SteppedClock _clock = new();
    private readonly Mock<IAmazonSecurityTokenService> _sts = new(MockBehavior.Strict);
    private readonly List<AssumeRoleRequest> _asked = [];

    [Fact]
    public async Task GetCredentials_AccessDenied_NamesRole()
    {
        Answer(_ => throw Failure("AccessDenied", HttpStatusCode.Forbidden, "User: x is not authorized to perform: sts:AssumeRole on resource: y"));

        var failure = await FailureAsync(Sessions());

        var refused = Assert.IsType<EcsFailure.Refused>(failure);
        Assert.Equal(ResultCode.AccessDenied, refused.Code);
        Assert.Equal(
            $"Role {Role} could not be assumed: User: x is not authorized to perform: sts:AssumeRole on resource: y.", refused.Message);
    }

    [Fact]
    public async Task GetCredentials_RejectedRole_CachesRejection()
    {
        Answer(_ => throw Failure("AccessDenied", HttpStatusCode.Forbidden, "No."));
        var sessions = Sessions();

        for (var call = 0; call < 50; call++)
            await FailureAsync(sessions);
        var soon = _asked.Count;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await FailureAsync(sessions);

        Assert.Equal((1, 2), (soon, _asked.Count));
    }

    [Theory]
    [InlineData("Throttling", HttpStatusCode.BadRequest, typeof(EcsFailure.Throttled))]
    [InlineData("InternalFailure", HttpStatusCode.InternalServerError, typeof(EcsFailure.Unreachable))]
    public async Task GetCredentials_StsFailure_ReportsThatEcsWasNotCalled(string code, HttpStatusCode status, Type expected)
    {
        Answer(_ => throw Failure(code, status, "Later."));
        var sessions = Sessions();

        Assert.IsType(expected, await FailureAsync(sessions));
        Assert.IsType(expected, await FailureAsync(sessions));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task GetCredentials_BrokenConnection_ReportsThatEcsWasNotCalled()
    {
        Answer(_ => throw new IOException("The connection was reset."));

        var failure = Assert.IsType<EcsFailure.Unreachable>(await FailureAsync(Sessions()));
        Assert.StartsWith($"Role {Role} could not be assumed: The connection was reset", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_NoResponse_FailsAfter30Seconds()
    {
        _sts.Setup(sts => sts.AssumeRoleAsync(It.IsAny<AssumeRoleRequest>(), It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<AssumeRoleResponse>().Task);

        var failing = FailureAsync(Sessions());
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(
            new EcsFailure.Unreachable($"Role {Role} could not be assumed: AWS STS did not respond in time."), await failing);
    }

    [Fact]
    public async Task GetCredentials_ConcurrentCalls_StartsOneSession()
    {
        Answer(Session);
        var credentials = Credentials(Sessions());

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => credentials.GetCredentialsAsync()));

        Assert.All(all, one => Assert.Equal("token-1", one.Token));
    }

    [Fact]
    public async Task GetCredentials_SessionAboutToExpire_StartsNextSession()
    {
        Answer(Session);
        var credentials = Credentials(Sessions());

        var first = await credentials.GetCredentialsAsync();
        _clock.Advance(TimeSpan.FromMinutes(54));
        var same = await credentials.GetCredentialsAsync();
        _clock.Advance(TimeSpan.FromMinutes(2));
        var next = await credentials.GetCredentialsAsync();

        Assert.Equal(("token-1", "token-1", "token-2"), (first.Token, same.Token, next.Token));
    }

    [Theory]
    [InlineData("8c3f0a42-run", "ecs-restart-8c3f0a42-run")]
    [InlineData("arn:aws:states:eu-central-1:123456789012:execution:a:b", "ecs-restart-arn-aws-states-eu-central-1-123456789012-execution-a")]
    [InlineData("é/ü", "ecs-restart----")]
    public async Task GetCredentials_RunId_NamesSession(string runId, string name)
    {
        Answer(Session);
        var sessions = Sessions();

        sessions.StartRun(runId);
        await Credentials(sessions).GetCredentialsAsync();

        var request = Assert.Single(_asked);
        Assert.Equal((Role, name, "restarts"), (request.RoleArn, request.RoleSessionName, request.ExternalId));
    }

    [Fact]
    public void CredentialsFor_OwnAccount_ReturnsNull() => Assert.Null(Sessions().CredentialsFor(new EcsLocation("eu-west-1", null, null)));

    private RoleSessions Sessions() => new(() => _sts.Object, _clock);

    private static AWSCredentials Credentials(RoleSessions sessions) =>
        sessions.CredentialsFor(Location) ?? throw new InvalidOperationException("The location has no role.");

    private static async Task<EcsFailure> FailureAsync(RoleSessions sessions) =>
        (await Assert.ThrowsAsync<AssumeRoleFailedException>(() => Credentials(sessions).GetCredentialsAsync())).Failure;

    private void Answer(Func<int, AssumeRoleResponse> answer) => _sts
        .Setup(sts => sts.AssumeRoleAsync(It.IsAny<AssumeRoleRequest>(), It.IsAny<CancellationToken>()))
        .Returns<AssumeRoleRequest, CancellationToken>(async (request, _) =>
        {
            _asked.Add(request);
            await Task.Yield();
            return answer(_asked.Count);
        });

    private AssumeRoleResponse Session(int number) => new()
    {
        Credentials = new Credentials($"key-{number}", "secret", $"token-{number}", _clock.GetUtcNow().UtcDateTime.AddHours(1)),
    };

    private static AmazonSecurityTokenServiceException Failure(string code, HttpStatusCode status, string message) =>
        new(message, ErrorType.Sender, code, "request-1", status);
}
