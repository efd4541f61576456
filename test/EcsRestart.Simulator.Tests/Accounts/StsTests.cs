using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace EcsRestart.Simulator.Tests.Accounts;

public sealed class StsTests : EstateOverHttp
{
    private const string Caller = "arn:aws:sts::123456789012:assumed-role/ecs-restart/session";

    private static readonly AWSCredentials User = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "test");

    [Theory]
    [InlineData(FaultKind.AccessDenied, "AccessDenied", HttpStatusCode.Forbidden)]
    [InlineData(FaultKind.Throttled, "Throttling", HttpStatusCode.BadRequest)]
    [InlineData(FaultKind.ServerError, "InternalFailure", HttpStatusCode.InternalServerError)]
    [InlineData(FaultKind.ServerErrorAfterAcceptance, "InternalFailure", HttpStatusCode.InternalServerError)]
    public async Task AssumeRole_Fault_ReturnsErrorOnce(FaultKind kind, string code, HttpStatusCode status)
    {
        Estate.Sts.Faults.Add(new Fault { Kind = kind, Action = "AssumeRole", Count = 1 });

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync());
        var again = await AssumeAsync();

        Assert.Equal((code, status), (error.ErrorCode, error.StatusCode));
        Assert.StartsWith("ASIA", again.Credentials.AccessKeyId, StringComparison.Ordinal);
        var record = Estate.Sts.Log.Of("AssumeRole")[0];
        Assert.Equal((code, kind, Role, kind == FaultKind.Throttled), (record.ErrorCode, record.Fault, record.Role, record.IsThrottled));
    }

    [Theory]
    [InlineData(FaultKind.ConnectionReset)]
    [InlineData(FaultKind.ConnectionResetAfterAcceptance)]
    public async Task AssumeRole_ConnectionReset_HasNoResponse(FaultKind kind)
    {
        Estate.Sts.Faults.Add(new Fault { Kind = kind });

        await Assert.ThrowsAsync<IOException>(() => AssumeAsync());
        Estate.Sts.Faults.Clear();

        // The SDK repeats a call whose connection breaks up to 10 times.
        Assert.All(Estate.Sts.Log.Of("AssumeRole"), record => Assert.Equal((null, kind), (record.ErrorCode, record.Fault)));
        Assert.NotNull((await AssumeAsync()).Credentials);
    }

    [Fact]
    public async Task AssumeRole_SlowFault_RespondsAfterDelay()
    {
        Estate.Sts.Faults.Add(new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(20) });

        var answer = AssumeAsync();
        while (Clock.NextTimer is null || Api.RequestsInFlight > 0)
            await Task.Yield();
        var answeredBefore = answer.IsCompleted;
        Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.NotNull((await answer).Credentials);
        Assert.False(answeredBefore);
    }

    [Fact]
    public async Task Fault_OneRole_DoesNotAffectOthers()
    {
        const string another = "arn:aws:iam::333333333333:role/other";
        Estate.Sts.AddRole(new SimulatedRole { Arn = another });
        Estate.Sts.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "AssumeRole", Role = Role });

        var denied = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync());
        var assumed = await AssumeAsync(another);

        Assert.Equal($"User: {Caller} is not authorized to perform: sts:AssumeRole on resource: {Role}", denied.Message);
        Assert.Equal("arn:aws:sts::333333333333:assumed-role/other/night", assumed.AssumedRoleUser.Arn);
    }

    [Theory]
    [InlineData("unknown", null)]
    [InlineData("untrusting", null)]
    [InlineData("careful", null)]
    [InlineData("careful", "another-id")]
    public async Task AssumeRole_NotTrusted_IsDeniedWithoutReason(string role, string? externalId)
    {
        Estate.Sts.AddRole(new SimulatedRole { Arn = $"arn:aws:iam::{Other}:role/untrusting", TrustedAccounts = ["333333333333"] });
        Estate.Sts.AddRole(new SimulatedRole { Arn = $"arn:aws:iam::{Other}:role/careful", ExternalId = "the-id" });
        var arn = $"arn:aws:iam::{Other}:role/{role}";

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync(arn, externalId: externalId));

        Assert.Equal(("AccessDenied", HttpStatusCode.Forbidden), (error.ErrorCode, error.StatusCode));
        Assert.Equal($"User: {Caller} is not authorized to perform: sts:AssumeRole on resource: {arn}", error.Message);
    }

    [Theory]
    [InlineData(
        Role, "a b", null, null,
        @"1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*")]
    [InlineData(
        Role, "0123456789012345678901234567890123456789012345678901234567890123x", null, null,
        "1 validation error detected: Value '0123456789012345678901234567890123456789012345678901234567890123x' at 'roleSessionName' failed to "
        + "satisfy constraint: Member must have length less than or equal to 64")]
    [InlineData(
        Role, "night", null, 899,
        "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900")]
    [InlineData(
        Role, "night", null, 43201,
        "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200")]
    [InlineData(
        "arn:too:short", "night", "x", null,
        "2 validation errors detected: Value 'arn:too:short' at 'roleArn' failed to satisfy constraint: Member must have length greater than or "
        + "equal to 20; Value 'x' at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2")]
    [InlineData("arn:aws:iam::222222222222:user/alice", "night", null, null, "arn:aws:iam::222222222222:user/alice is invalid")]
    public async Task AssumeRole_InvalidParameters_ReturnsValidationError(string role, string session, string? externalId, int? seconds, string message)
    {
        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync(role, session, externalId, seconds));

        Assert.Equal(("ValidationError", HttpStatusCode.BadRequest), (error.ErrorCode, error.StatusCode));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task AssumeRole_MissingNames_ReturnsValidationError()
    {
        var (status, body) = await PostAsync("Action=AssumeRole&Version=2011-06-15");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(
            "2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; Value null at "
            + "'roleSessionName' failed to satisfy constraint: Member must not be null",
            body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=a&RoleSessionName=b&Policy=%7B%7D", "ValidationError", "'Policy'")]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=a&RoleSessionName=b&DurationSeconds=long", "MalformedInput", "'long'")]
    [InlineData("Action=GetSessionToken&Version=2011-06-15", "InvalidAction", "Could not find operation GetSessionToken for version 2011-06-15")]
    [InlineData("Action=AssumeRole", "InvalidAction", "Could not find operation AssumeRole for version NO_VERSION_SPECIFIED")]
    [InlineData("", "InvalidAction", "Could not find operation")]
    public async Task Request_Invalid_ReturnsXmlError(string form, string code, string hint)
    {
        var (status, body) = await PostAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"<Code>{code}</Code>", body, StringComparison.Ordinal);
        Assert.Contains(hint, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssumeRole_DurationAboveRoleMaximum_ReturnsValidationError()
    {
        Estate.Sts.AddRole(new SimulatedRole { Arn = Role, MaxSessionDuration = TimeSpan.FromHours(2) });

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync(seconds: 7201, credentials: User));
        var longest = await AssumeAsync(seconds: 7200, credentials: User);

        Assert.Equal("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", error.Message);
        Assert.Equal(Clock.GetUtcNow().AddHours(2).UtcDateTime, longest.Credentials.Expiration?.ToUniversalTime());
    }

    [Fact]
    public async Task AssumeRole_ChainedAboveOneHour_ReturnsValidationError()
    {
        Estate.Sts.AddRole(new SimulatedRole { Arn = Role, MaxSessionDuration = TimeSpan.FromHours(2) });

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync(seconds: 3601));

        Assert.Equal("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", error.Message);
    }

    [Fact]
    public async Task AssumeRole_RoleWithPath_ReturnsOneHourSessionWithoutPath()
    {
        Estate.Sts.AddRole(new SimulatedRole { Arn = $"arn:aws:iam::{Other}:role/partners/careful", ExternalId = "the-id" });

        var assumed = await AssumeAsync($"arn:aws:iam::{Other}:role/partners/careful", externalId: "the-id");

        Assert.Equal($"arn:aws:sts::{Other}:assumed-role/careful/night", assumed.AssumedRoleUser.Arn);
        Assert.Matches("^AROA[A-Z2-7]{16}:night$", assumed.AssumedRoleUser.AssumedRoleId);
        Assert.Matches("^ASIA[A-Z2-7]{16}$", assumed.Credentials.AccessKeyId);
        Assert.Equal(40, assumed.Credentials.SecretAccessKey.Length);
        Assert.Equal(Clock.GetUtcNow().AddHours(1).UtcDateTime, assumed.Credentials.Expiration?.ToUniversalTime());
        Assert.NotEmpty(assumed.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task AssumeRole_Twice_ReturnsTwoSessions()
    {
        var (first, second) = (await CredentialsAsync(), await CredentialsAsync());

        Assert.NotEqual(first.AccessKeyId, second.AccessKeyId);
        Assert.NotEqual(first.SessionToken, second.SessionToken);
        Assert.Equal([Other, Other], [await AccountOfAsync(first), await AccountOfAsync(second)]);
    }

    [Fact]
    public async Task AssumeRole_RemovedRole_IsDeniedButSessionStaysValid()
    {
        var session = await CredentialsAsync();
        Estate.Sts.RemoveRole(Role);

        await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync());

        Assert.Equal(Other, await AccountOfAsync(session));
    }

    [Fact]
    public async Task GetCallerIdentity_ExpiredSession_ReturnsExpiredToken()
    {
        var session = await CredentialsAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AccountOfAsync(session));

        Assert.Equal(("ExpiredToken", HttpStatusCode.Forbidden), (error.ErrorCode, error.StatusCode));
        Assert.Equal("The security token included in the request is expired", error.Message);
    }

    [Fact]
    public async Task GetCallerIdentity_UnknownSession_ReturnsInvalidToken()
    {
        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() =>
            AccountOfAsync(new SessionAWSCredentials("ASIAIOSFODNN7EXAMPLE", "secret", "token")));

        Assert.Equal(("InvalidClientTokenId", HttpStatusCode.Forbidden), (error.ErrorCode, error.StatusCode));
        Assert.Equal("The security token included in the request is invalid.", error.Message);
    }

    [Theory]
    [InlineData("test", null, Caller)]
    [InlineData("test", "a token left over from elsewhere", Caller)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", null, "arn:aws:iam::123456789012:user/simulator")]
    public async Task GetCallerIdentity_OwnCredentials_ReturnsHomeAccount(string key, string? token, string arn)
    {
        AWSCredentials credentials = token is null ? new BasicAWSCredentials(key, "test") : new SessionAWSCredentials(key, "test", token);

        var identity = await Sts(credentials).GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal((arn, "123456789012"), (identity.Arn, identity.Account));
    }

    [Fact]
    public async Task GetCallerIdentity_Session_ReturnsRoleSession()
    {
        var assumed = await AssumeAsync();

        var identity = await Sts(assumed.Credentials).GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal(
            (assumed.AssumedRoleUser.Arn, assumed.AssumedRoleUser.AssumedRoleId, Other), (identity.Arn, identity.UserId, identity.Account));
    }

    [Fact]
    public void AddRole_NotRoleArn_Throws()
    {
        Assert.Throws<ArgumentException>(() => Estate.Sts.AddRole(new SimulatedRole { Arn = "arn:aws:iam::222222222222:user/alice" }));
    }

    private async Task<string> AccountOfAsync(AWSCredentials credentials) =>
        (await Sts(credentials).GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account;

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string form)
    {
        using var client = new HttpClient();
        using var content = new StringContent(form, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-8"));
        using var response = await client.PostAsync(Api.Endpoint, content);
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
