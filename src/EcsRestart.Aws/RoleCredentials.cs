using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EcsRestart.Ecs;
using EcsRestart.Report;
using static EcsRestart.Aws.SdkText;

namespace EcsRestart.Aws;

/// <summary>The credentials of a session of one role, which is begun when they are first needed and again shortly before it ends.</summary>
internal sealed class RoleCredentials(
    string roleArn, string? externalId, Func<string> sessionName, Lazy<IAmazonSecurityTokenService> client, TimeProvider clock) : AWSCredentials
{
    /// <summary>A call that is signed in time must still arrive in time.</summary>
    private static readonly TimeSpan EndMargin = TimeSpan.FromMinutes(5);

    /// <summary>For so long a refusal holds for every further call: a run of a thousand services asks once, not a thousand times.</summary>
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private Session? _session;

    /// <exception cref="RoleFailedException">There is no session.</exception>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_session is null || clock.GetUtcNow() >= _session.EndsAt)
                _session = await BeginAsync();
            return _session.Credentials ?? throw new RoleFailedException(_session.Refusal!);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    private async Task<Session> BeginAsync()
    {
        try
        {
            var request = new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = sessionName(), ExternalId = externalId };
            var answer = (await client.Value.AssumeRoleAsync(request)).Credentials;
            var endsAt = answer.Expiration is { } expiration ? new DateTimeOffset(expiration.ToUniversalTime()) - EndMargin : DateTimeOffset.MinValue;
            return new Session(new ImmutableCredentials(answer.AccessKeyId, answer.SecretAccessKey, answer.SessionToken), null, endsAt);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            var failure = FailureOf(exception);
            return failure is EcsFailure.Refused refused
                ? new Session(null, refused, clock.GetUtcNow() + RefusalHolds)
                : throw new RoleFailedException(failure);
        }
    }

    /// <summary>Whatever it is, the call to ECS was not sent.</summary>
    private EcsFailure FailureOf(Exception exception) => EcsFailureMap.Of(exception) switch
    {
        EcsFailure.Throttled => new EcsFailure.Throttled(Say("AWS STS throttled the call.")),
        EcsFailure.Refused => new EcsFailure.Refused(ResultCode.AccessDenied, Say(FirstLine(exception.Message))),
        _ => new EcsFailure.Unreachable(Say(FirstLine(exception.Message))),
    };

    private string Say(string why) => Sentence($"The role {roleArn} cannot be assumed: {why}");

    /// <param name="Credentials">Null where the role was refused.</param>
    /// <param name="EndsAt">When it is asked for again.</param>
    private sealed record Session(ImmutableCredentials? Credentials, EcsFailure.Refused? Refusal, DateTimeOffset EndsAt);
}
