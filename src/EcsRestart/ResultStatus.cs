namespace EcsRestart;

/// <summary>The status of a result. Skipped needs no action; failed does.</summary>
public enum ResultStatus
{
    Success,

    Skipped,

    Failed,
}
