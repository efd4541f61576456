namespace EcsRestart.Simulator;

/// <summary>The caller that the credentials of a request identify.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    /// <param name="AccountId">The account whose clusters the caller sees.</param>
    /// <param name="Arn">The ARN of a user or of a role session.</param>
    /// <param name="UserId">The user ID that GetCallerIdentity returns.</param>
    /// <param name="IsSession">True for a role session. A role that it assumes is chained.</param>
    internal sealed record Known(string AccountId, string Arn, string UserId, bool IsSession) : Caller
    {
        /// <summary>The caller with unknown credentials: the function, in its role.</summary>
        public static Known FunctionRole(string accountId) =>
            new(accountId, $"arn:aws:sts::{accountId}:assumed-role/ecs-restart/session", "AROAECSRESTARTSIMULAT:session", IsSession: true);

        /// <summary>The caller with a long-term access key, which belongs to a user.</summary>
        public static Known User(string accountId) =>
            new(accountId, $"arn:aws:iam::{accountId}:user/simulator", "AIDAECSRESTARTSIMULAT", IsSession: false);
    }

    /// <param name="AccountId">The account of the role whose session has expired.</param>
    internal sealed record Expired(string AccountId) : Caller;

    /// <summary>A temporary access key that STS did not issue, or one without its session token.</summary>
    internal sealed record Unknown : Caller;
}
