namespace EcsRestart.Deferrals;

/// <summary>The function that deferral schedules invoke, and the role to invoke it with.</summary>
/// <param name="Group">The schedule group.</param>
/// <param name="FunctionArn">The ARN of the function, optionally with a version or alias.</param>
/// <param name="RoleArn">The role that EventBridge Scheduler assumes to invoke the function.</param>
public sealed record DeferralTarget(string Group, string FunctionArn, string RoleArn);
