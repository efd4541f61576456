namespace EcsRestart.Deferrals;

/// <summary>What a schedule that a run makes for itself invokes, and as whom.</summary>
/// <param name="Group">The schedule group.</param>
/// <param name="FunctionArn">The function, with or without version or alias.</param>
/// <param name="RoleArn">The role that EventBridge Scheduler takes to invoke it.</param>
public sealed record DeferralTarget(string Group, string FunctionArn, string RoleArn);
