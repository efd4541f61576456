namespace EcsRestart.Ecs;

/// <summary>Numbers that ECS sets (Amazon ECS API Reference; Developer Guide, "Request throttling").</summary>
public static class EcsLimits
{
    /// <summary>The most services one DescribeServices call may name.</summary>
    public const int ServicesPerDescribe = 10;

    /// <summary>The bucket that UpdateService shares with CreateService and DeleteService holds this many calls…</summary>
    public const int ServiceModifyBurst = 50;

    /// <summary>…and refills by this many a second.</summary>
    public const int ServiceModifyPerSecond = 5;

    /// <summary>The bucket that DescribeServices shares with ListServices holds this many calls…</summary>
    public const int ServiceReadBurst = 100;

    /// <summary>…and refills by this many a second.</summary>
    public const int ServiceReadPerSecond = 20;
}
