namespace AwsPackages.Tests.Lambda;

/// <summary>Tests that change what belongs to the whole process: environment variables, the console.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LambdaProcessGroup
{
    public const string Name = "Lambda process";
}
