namespace EcsRestart;

/// <summary>Why a call to an AWS service other than ECS failed.</summary>
/// <param name="Message">A sentence that ends with the message from AWS where there is one.</param>
public sealed record AwsFailure(AwsFailureKind Kind, string Message);
