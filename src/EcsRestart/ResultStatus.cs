namespace EcsRestart;

/// <summary>skipped needs nobody; failed needs somebody.</summary>
public enum ResultStatus
{
    Success,

    Skipped,

    Failed,
}
