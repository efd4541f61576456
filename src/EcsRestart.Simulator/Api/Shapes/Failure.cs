namespace EcsRestart.Simulator;

/// <summary>A resource that a describe call could not find.</summary>
internal sealed record Failure(string Arn, string Reason)
{
    public static Failure Missing(string arn) => new(arn, "MISSING");
}
