using EcsRestart.Ecs;

namespace EcsRestart.Aws;

/// <summary>A failure to assume a role, thrown while the AWS SDK requests credentials and caught by the code that called the SDK.</summary>
public sealed class AssumeRoleFailedException(EcsFailure failure) : Exception(failure.Message)
{
    public EcsFailure Failure => failure;
}
