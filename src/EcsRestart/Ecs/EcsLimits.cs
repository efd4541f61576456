namespace EcsRestart.Ecs;

/// <summary>Limits of ECS (Amazon ECS API Reference; Developer Guide, "Request throttling in the Amazon ECS API").</summary>
public static class EcsLimits
{
    /// <summary>The maximum number of services in one DescribeServices call.</summary>
    public const int ServicesPerDescribe = 10;

    /// <summary>The maximum number of names per page of ListServices and ListClusters, and of tasks in one DescribeTasks call.</summary>
    public const int NamesPerPage = 100;

    /// <summary>The maximum number of ARNs in one DescribeServiceDeployments call. They may belong to different clusters.</summary>
    public const int ServiceDeploymentsPerDescribe = 20;

    /// <summary>The maximum number of ARNs in one DescribeServiceRevisions call. They may belong to different clusters.</summary>
    public const int ServiceRevisionsPerDescribe = 20;

    /// <summary>CreateService, DeleteService and UpdateService; also StopServiceDeployment, for which AWS documents no rate.</summary>
    public static readonly RateLimit ServiceModify = new(Burst: 50, PerSecond: 5);

    /// <summary>DescribeServices and ListServices.</summary>
    public static readonly RateLimit ServiceRead = new(Burst: 100, PerSecond: 20);

    /// <summary>DescribeServiceDeployments and ListServiceDeployments.</summary>
    public static readonly RateLimit ServiceDeploymentRead = new(Burst: 50, PerSecond: 20);

    /// <summary>DescribeServiceRevisions.</summary>
    public static readonly RateLimit ServiceRevisionRead = new(Burst: 50, PerSecond: 20);

    /// <summary>DescribeClusters and ListClusters.</summary>
    public static readonly RateLimit ClusterRead = new(Burst: 50, PerSecond: 20);

    /// <summary>DescribeTasks and ListTasks, among others.</summary>
    public static readonly RateLimit ClusterResourceRead = new(Burst: 100, PerSecond: 20);

    /// <summary>RunTask and StopTask, among others.</summary>
    public static readonly RateLimit ClusterResourceModify = new(Burst: 100, PerSecond: 40);

    /// <summary>RunTask on Fargate, in addition to its bucket. The burst is not documented and is set to the calls per second.</summary>
    public static readonly RateLimit FargateLaunch = new(Burst: 20, PerSecond: 20);

    /// <summary>DescribeTaskDefinition, among others.</summary>
    public static readonly RateLimit TaskDefinitionRead = new(Burst: 50, PerSecond: 20);
}
