namespace EcsRestart.Simulator;

/// <summary>Who a request comes from, as its credentials say.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    /// <param name="AccountId">Whose clusters the caller sees.</param>
    /// <param name="Arn">A user, or the session of a role.</param>
    /// <param name="UserId">As GetCallerIdentity has it.</param>
    /// <param name="IsSession">True for the session of a role: a role it assumes is chained.</param>
    internal sealed record Known(string AccountId, string Arn, string UserId, bool IsSession) : Caller
    {
        /// <summary>Who calls with made-up credentials: the function, in its role.</summary>
        public static Known Of(string accountId) =>
            new(accountId, $"arn:aws:sts::{accountId}:assumed-role/ecs-restart/session", "AROAECSRESTARTSIMULAT:session", IsSession: true);

        /// <summary>Who calls with a long-term access key, which a user has.</summary>
        public static Known UserOf(string accountId) =>
            new(accountId, $"arn:aws:iam::{accountId}:user/simulator", "AIDAECSRESTARTSIMULAT", IsSession: false);
    }

    /// <param name="AccountId">Of the role whose session is over.</param>
    internal sealed record Expired(string AccountId) : Caller;

    /// <summary>A temporary access key that STS did not give out, or one without its session token.</summary>
    internal sealed record Unknown : Caller;
}
