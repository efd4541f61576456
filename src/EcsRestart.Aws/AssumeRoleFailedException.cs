using EcsRestart.Ecs;

namespace EcsRestart.Aws;

/// <summary>Carries through the AWS SDK why a role was not assumed, from where it asks for credentials to where it was called.</summary>
public sealed class AssumeRoleFailedException(EcsFailure failure) : Exception(failure.Message)
{
    public EcsFailure Failure => failure;
}
