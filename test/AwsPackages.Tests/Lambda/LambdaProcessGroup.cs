namespace AwsPackages.Tests.Lambda;

/// <summary>Tests that change process-wide state: environment variables and the console.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LambdaProcessGroup
{
    public const string Name = "Lambda process";
}
