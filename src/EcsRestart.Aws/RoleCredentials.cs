using System.Diagnostics;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EcsRestart.Ecs;
using static EcsRestart.Aws.SdkText;

namespace EcsRestart.Aws;

/// <summary>The credentials for one role. The role is assumed on first use and again shortly before the session expires.</summary>
internal sealed class RoleCredentials(
    string roleArn, string? externalId, Func<string> sessionName, Lazy<IAmazonSecurityTokenService> client, TimeProvider clock) : AWSCredentials
{
    /// <summary>The time for a signed call to arrive before the session expires.</summary>
    private static readonly TimeSpan EndMargin = TimeSpan.FromMinutes(5);

    /// <summary>How long a rejection is cached, so that a run with 1,000 services does not call AWS STS 1,000 times.</summary>
    private static readonly TimeSpan RejectionLifetime = TimeSpan.FromMinutes(1);

    /// <summary>The timeout of the call to AWS STS, including the credentials for that call.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task<Session>? _session;

    /// <summary>When the current session must be replaced.</summary>
    private DateTimeOffset _endsAt;

    /// <exception cref="AssumeRoleFailedException">The role was not assumed.</exception>
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

    /// <summary>The AWS SDK calls this while it signs, right after <see cref="GetCredentialsAsync"/>, so it must not wait for a new session.</summary>
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

    /// <summary>Callers cannot cancel this, because they share the session; each caller only stops waiting (<see cref="EcsApi"/>).</summary>
    private async Task<Session> BeginAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit, TimeProvider.System); // network time, even with an accelerated clock
            var request = new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = sessionName(), ExternalId = externalId };
            var response = await client.Value.AssumeRoleAsync(request, limit.Token).WaitAsync(limit.Token);
            if (response.Credentials is not { AccessKeyId: { Length: > 0 } id, SecretAccessKey: { Length: > 0 } secret, SessionToken: { Length: > 0 } token } issued)
                throw new AssumeRoleFailedException(new EcsFailure.Unreachable(Describe("The response from AWS STS is incomplete.")));

            _endsAt = issued.Expiration is { } expiration ? new DateTimeOffset(expiration.ToUniversalTime()) - EndMargin : DateTimeOffset.MinValue;
            return new Session.Begun(new ImmutableCredentials(id, secret, token));
        }
        catch (Exception exception) when (exception is not AssumeRoleFailedException)
        {
            var failure = FailureOf(EcsFailureMap.Of(exception), exception);
            if (failure is not EcsFailure.Refused refused)
                throw new AssumeRoleFailedException(failure);

            _endsAt = clock.GetUtcNow() + RejectionLifetime;
            return new Session.Refused(refused);
        }
    }

    /// <summary>Returns the failure of the ECS call, which was not sent.</summary>
    /// <param name="similar">The failure that the exception would mean for an ECS call.</param>
    private EcsFailure FailureOf(EcsFailure similar, Exception exception) => similar switch
    {
        EcsFailure.Throttled => new EcsFailure.Throttled(Describe("AWS STS throttled the call.")),
        EcsFailure.Refused => new EcsFailure.Refused(ResultCode.AccessDenied, Describe(FirstLine(exception.Message))),
        _ when exception is OperationCanceledException or TimeoutException => new EcsFailure.Unreachable(Describe("AWS STS did not respond in time.")),
        _ => new EcsFailure.Unreachable(Describe(FirstLine(exception.Message))),
    };

    private string Describe(string cause) => Sentence($"Role {roleArn} could not be assumed: {cause}");

    /// <summary>The result of assuming the role.</summary>
    private abstract record Session
    {
        private Session()
        {
        }

        public sealed record Begun(ImmutableCredentials Credentials) : Session;

        public sealed record Refused(EcsFailure.Refused Refusal) : Session;
    }
}
