namespace EcsRestart;

/// <summary>The result of a call to an AWS service other than ECS.</summary>
public abstract record AwsResult<T>
{
    private AwsResult()
    {
    }

    public sealed record Ok(T Value) : AwsResult<T>;

    public sealed record Failed(AwsFailure Failure) : AwsResult<T>;
}
