using System.Diagnostics;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EcsRestart.Ecs;
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

    /// <summary>How long AWS STS may take, the credentials for the call itself included.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task<Session>? _session;

    /// <summary>When the session that was begun last is of no more use.</summary>
    private DateTimeOffset _endsAt;

    /// <exception cref="AssumeRoleFailedException">There is no session.</exception>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        var session = await CurrentAsync();
        return session switch
        {
            Session.Begun(var credentials) => credentials,
            Session.Refused(var refusal) => throw new AssumeRoleFailedException(refusal),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The AWS SDK calls this while it signs, right after <see cref="GetCredentialsAsync"/>: it must not wait for the next session.</summary>
    public override ImmutableCredentials GetCredentials() => _session is { IsCompletedSuccessfully: true, Result: Session.Begun(var credentials) }
        ? credentials
        : GetCredentialsAsync().GetAwaiter().GetResult();

    private Task<Session> CurrentAsync()
    {
        lock (_lock)
        {
            if (_session is null or { IsFaulted: true } || (_session.IsCompleted && clock.GetUtcNow() >= _endsAt))
                _session = BeginAsync();
            return _session;
        }
    }

    /// <summary>No caller's cancellation ends this, because the session is for all; each caller stops waiting on its own (<see cref="EcsApi"/>).</summary>
    private async Task<Session> BeginAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit, TimeProvider.System); // of the network, even where the clock is accelerated
            var request = new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = sessionName(), ExternalId = externalId };
            var response = await client.Value.AssumeRoleAsync(request, limit.Token).WaitAsync(limit.Token);
            if (response.Credentials is not { AccessKeyId: { Length: > 0 } id, SecretAccessKey: { Length: > 0 } secret, SessionToken: { Length: > 0 } token } issued)
                throw new AssumeRoleFailedException(new EcsFailure.Unreachable(Say("The response from AWS STS is incomplete.")));

            _endsAt = issued.Expiration is { } expiration ? new DateTimeOffset(expiration.ToUniversalTime()) - EndMargin : DateTimeOffset.MinValue;
            return new Session.Begun(new ImmutableCredentials(id, secret, token));
        }
        catch (Exception exception) when (exception is not AssumeRoleFailedException)
        {
            var failure = FailureOf(EcsFailureMap.Of(exception), exception);
            if (failure is not EcsFailure.Refused refused)
                throw new AssumeRoleFailedException(failure);

            _endsAt = clock.GetUtcNow() + RefusalHolds;
            return new Session.Refused(refused);
        }
    }

    /// <summary>Whatever it is, the call to ECS was not sent.</summary>
    /// <param name="similar">What it would mean of a call to ECS.</param>
    private EcsFailure FailureOf(EcsFailure similar, Exception exception) => similar switch
    {
        EcsFailure.Throttled => new EcsFailure.Throttled(Say("AWS STS throttled the call.")),
        EcsFailure.Refused => new EcsFailure.Refused(ResultCode.AccessDenied, Say(FirstLine(exception.Message))),
        _ when exception is OperationCanceledException or TimeoutException => new EcsFailure.Unreachable(Say("AWS STS did not respond in time.")),
        _ => new EcsFailure.Unreachable(Say(FirstLine(exception.Message))),
    };

    private string Say(string why) => Sentence($"The role {roleArn} cannot be assumed: {why}");

    /// <summary>What asking for the role came to.</summary>
    private abstract record Session
    {
        private Session()
        {
        }

        public sealed record Begun(ImmutableCredentials Credentials) : Session;

        public sealed record Refused(EcsFailure.Refused Refusal) : Session;
    }
}
